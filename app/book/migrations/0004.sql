-- Charter: success by audience, decision rights, adopted texts, and small registers.

CREATE TABLE decision_area (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	position REAL NOT NULL, 
	mode TEXT, 
	note TEXT, 
	agreed_on TEXT, 
	review_on TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT
)
 STRICT;

CREATE TABLE place (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	location TEXT, 
	holds TEXT, 
	access TEXT, 
	keeper_id TEXT, 
	checked_on TEXT, 
	retired_on TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE SET NULL, 
	FOREIGN KEY(keeper_id) REFERENCES person (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE success (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	whose TEXT NOT NULL, 
	theme TEXT, 
	position REAL NOT NULL, 
	statement TEXT NOT NULL, 
	level TEXT DEFAULT 'feasible' NOT NULL, 
	horizon_on TEXT, 
	funded INTEGER CHECK (funded IN (0, 1)), 
	measure TEXT, 
	data_source TEXT, 
	baseline TEXT, 
	target TEXT, 
	status TEXT DEFAULT 'open' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT
)
 STRICT;

CREATE TABLE decision_right (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	decision_area_id TEXT NOT NULL, 
	party_id TEXT, 
	role TEXT, 
	part TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(decision_area_id) REFERENCES decision_area (id) ON DELETE CASCADE, 
	FOREIGN KEY(party_id) REFERENCES party (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE resource (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT, 
	kind TEXT NOT NULL, 
	title TEXT NOT NULL, 
	summary TEXT, 
	body TEXT, 
	contributor_id TEXT, 
	site_id TEXT, 
	dated TEXT, 
	source_note TEXT, 
	licence TEXT, 
	location TEXT, 
	place_id TEXT, 
	placed_on TEXT, 
	permission TEXT, 
	credit INTEGER DEFAULT '1' NOT NULL CHECK (credit IN (0, 1)), 
	layer TEXT DEFAULT 'successor' NOT NULL CHECK (layer <> 'own'), 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE SET NULL, 
	FOREIGN KEY(contributor_id) REFERENCES person (id) ON DELETE SET NULL, 
	FOREIGN KEY(site_id) REFERENCES site (id) ON DELETE SET NULL, 
	FOREIGN KEY(place_id) REFERENCES place (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE tension (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	success_a_id TEXT, 
	success_b_id TEXT, 
	nature TEXT NOT NULL, 
	how_held TEXT, 
	decided_with TEXT, 
	review_on TEXT, 
	leave_out TEXT CHECK (json_valid(leave_out)), 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(success_a_id) REFERENCES success (id) ON DELETE SET NULL, 
	FOREIGN KEY(success_b_id) REFERENCES success (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE revision (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	whose TEXT, 
	number INTEGER NOT NULL, 
	status TEXT DEFAULT 'adopted' NOT NULL, 
	dated TEXT NOT NULL, 
	adopted_by TEXT, 
	reason TEXT, 
	transition_id TEXT, 
	review_on TEXT, 
	snapshot TEXT CHECK (json_valid(snapshot)), 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(transition_id) REFERENCES transition (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE contribution (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	body TEXT NOT NULL, 
	person_id TEXT, 
	site_id TEXT, 
	topic_id TEXT, 
	session_id TEXT, 
	said_on TEXT NOT NULL, 
	named INTEGER DEFAULT '0' NOT NULL CHECK (named IN (0, 1)), 
	wants_help INTEGER DEFAULT '0' NOT NULL CHECK (wants_help IN (0, 1)), 
	votes INTEGER, 
	state TEXT DEFAULT 'new' NOT NULL, 
	used_in_session_id TEXT, 
	layer TEXT DEFAULT 'member' NOT NULL CHECK (layer <> 'own'), 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL, 
	FOREIGN KEY(site_id) REFERENCES site (id) ON DELETE SET NULL, 
	FOREIGN KEY(topic_id) REFERENCES topic (id) ON DELETE SET NULL, 
	FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE SET NULL, 
	FOREIGN KEY(used_in_session_id) REFERENCES session (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE decision (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	body TEXT NOT NULL, 
	decided_on TEXT NOT NULL, 
	session_id TEXT, 
	proposed_by_id TEXT, 
	decided_by TEXT, 
	mode TEXT, 
	review_on TEXT, 
	decision_area_id TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE SET NULL, 
	FOREIGN KEY(proposed_by_id) REFERENCES person (id) ON DELETE SET NULL, 
	FOREIGN KEY(decision_area_id) REFERENCES decision_area (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE learning (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	kind TEXT DEFAULT 'debrief' NOT NULL, 
	session_id TEXT, 
	grouping_id TEXT, 
	noted_on TEXT NOT NULL, 
	area TEXT, 
	happened TEXT, 
	so_what TEXT, 
	now_what TEXT, 
	owner_id TEXT, 
	due_on TEXT, 
	tried_on TEXT, 
	result TEXT, 
	held INTEGER CHECK (held IN (0, 1)), 
	layer TEXT DEFAULT 'successor' NOT NULL CHECK (layer <> 'own'), 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE SET NULL, 
	FOREIGN KEY(grouping_id) REFERENCES grouping (id) ON DELETE SET NULL, 
	FOREIGN KEY(owner_id) REFERENCES person (id) ON DELETE SET NULL
)
 STRICT;

ALTER TABLE ta_engagement ADD COLUMN paused_on TEXT;

ALTER TABLE ta_engagement ADD COLUMN paused_from TEXT;

ALTER TABLE agreement ADD COLUMN revision_id TEXT
    REFERENCES revision (id) ON DELETE SET NULL;

ALTER TABLE session ADD COLUMN voice_id TEXT
    REFERENCES agreement (id) ON DELETE SET NULL;

ALTER TABLE session ADD COLUMN reinforces_session_id TEXT
    REFERENCES session (id) ON DELETE SET NULL;

ALTER TABLE session ADD COLUMN reinforces_ta_id TEXT
    REFERENCES ta_engagement (id) ON DELETE SET NULL;

ALTER TABLE action ADD COLUMN item TEXT;

ALTER TABLE action ADD COLUMN resource_id TEXT
    REFERENCES resource (id) ON DELETE SET NULL;

ALTER TABLE evidence ADD COLUMN success_id TEXT
    REFERENCES success (id) ON DELETE SET NULL;

CREATE INDEX ix_decision_area_community_id ON decision_area (community_id);

CREATE INDEX ix_place_community_id ON place (community_id);

CREATE INDEX ix_place_keeper_id ON place (keeper_id);

CREATE INDEX ix_success_community_id ON success (community_id);

CREATE INDEX ix_decision_right_community_id ON decision_right (community_id);

CREATE INDEX ix_decision_right_decision_area_id ON decision_right (decision_area_id);

CREATE INDEX ix_decision_right_party_id ON decision_right (party_id);

CREATE INDEX ix_resource_community_id ON resource (community_id);

CREATE INDEX ix_resource_contributor_id ON resource (contributor_id);

CREATE INDEX ix_resource_place_id ON resource (place_id);

CREATE INDEX ix_resource_site_id ON resource (site_id);

CREATE INDEX ix_tension_community_id ON tension (community_id);

CREATE INDEX ix_tension_success_a_id ON tension (success_a_id);

CREATE INDEX ix_tension_success_b_id ON tension (success_b_id);

CREATE INDEX ix_revision_community_id ON revision (community_id);

CREATE INDEX ix_revision_transition_id ON revision (transition_id);

CREATE INDEX ix_agreement_revision_id ON agreement (revision_id);

CREATE INDEX ix_session_reinforces_session_id ON session (reinforces_session_id);

CREATE INDEX ix_session_reinforces_ta_id ON session (reinforces_ta_id);

CREATE INDEX ix_session_voice_id ON session (voice_id);

CREATE INDEX ix_action_resource_id ON action (resource_id);

CREATE INDEX ix_contribution_community_id ON contribution (community_id);

CREATE INDEX ix_contribution_person_id ON contribution (person_id);

CREATE INDEX ix_contribution_session_id ON contribution (session_id);

CREATE INDEX ix_contribution_site_id ON contribution (site_id);

CREATE INDEX ix_contribution_topic_id ON contribution (topic_id);

CREATE INDEX ix_contribution_used_in_session_id ON contribution (used_in_session_id);

CREATE INDEX ix_decision_community_id ON decision (community_id);

CREATE INDEX ix_decision_decision_area_id ON decision (decision_area_id);

CREATE INDEX ix_decision_proposed_by_id ON decision (proposed_by_id);

CREATE INDEX ix_decision_session_id ON decision (session_id);

CREATE INDEX ix_evidence_success_id ON evidence (success_id);

CREATE INDEX ix_learning_community_id ON learning (community_id);

CREATE INDEX ix_learning_grouping_id ON learning (grouping_id);

CREATE INDEX ix_learning_owner_id ON learning (owner_id);

CREATE INDEX ix_learning_session_id ON learning (session_id);

CREATE TRIGGER decision_area_log_i AFTER INSERT ON decision_area
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'decision_area', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'title', new."title", 'position', new."position", 'mode', new."mode", 'note', new."note", 'agreed_on', new."agreed_on", 'review_on', new."review_on"), NULL);
END;

CREATE TRIGGER decision_area_log_u AFTER UPDATE ON decision_area
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."title" IS NOT new."title" OR old."position" IS NOT new."position" OR old."mode" IS NOT new."mode" OR old."note" IS NOT new."note" OR old."agreed_on" IS NOT new."agreed_on" OR old."review_on" IS NOT new."review_on") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'decision_area', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'title' AS k, new."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'position' AS k, new."position" AS v WHERE old."position" IS NOT new."position" UNION ALL SELECT 'mode' AS k, new."mode" AS v WHERE old."mode" IS NOT new."mode" UNION ALL SELECT 'note' AS k, new."note" AS v WHERE old."note" IS NOT new."note" UNION ALL SELECT 'agreed_on' AS k, new."agreed_on" AS v WHERE old."agreed_on" IS NOT new."agreed_on" UNION ALL SELECT 'review_on' AS k, new."review_on" AS v WHERE old."review_on" IS NOT new."review_on")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'title' AS k, old."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'position' AS k, old."position" AS v WHERE old."position" IS NOT new."position" UNION ALL SELECT 'mode' AS k, old."mode" AS v WHERE old."mode" IS NOT new."mode" UNION ALL SELECT 'note' AS k, old."note" AS v WHERE old."note" IS NOT new."note" UNION ALL SELECT 'agreed_on' AS k, old."agreed_on" AS v WHERE old."agreed_on" IS NOT new."agreed_on" UNION ALL SELECT 'review_on' AS k, old."review_on" AS v WHERE old."review_on" IS NOT new."review_on")));
END;

CREATE TRIGGER decision_area_log_d AFTER DELETE ON decision_area
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'decision_area', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'title', old."title", 'position', old."position", 'mode', old."mode", 'note', old."note", 'agreed_on', old."agreed_on", 'review_on', old."review_on"));
END;

CREATE TRIGGER place_log_i AFTER INSERT ON place
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'place', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'kind', new."kind", 'name', new."name", 'location', new."location", 'holds', new."holds", 'access', new."access", 'keeper_id', new."keeper_id", 'checked_on', new."checked_on", 'retired_on', new."retired_on"), NULL);
END;

CREATE TRIGGER place_log_u AFTER UPDATE ON place
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."kind" IS NOT new."kind" OR old."name" IS NOT new."name" OR old."location" IS NOT new."location" OR old."holds" IS NOT new."holds" OR old."access" IS NOT new."access" OR old."keeper_id" IS NOT new."keeper_id" OR old."checked_on" IS NOT new."checked_on" OR old."retired_on" IS NOT new."retired_on") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'place', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'name' AS k, new."name" AS v WHERE old."name" IS NOT new."name" UNION ALL SELECT 'location' AS k, new."location" AS v WHERE old."location" IS NOT new."location" UNION ALL SELECT 'holds' AS k, new."holds" AS v WHERE old."holds" IS NOT new."holds" UNION ALL SELECT 'access' AS k, new."access" AS v WHERE old."access" IS NOT new."access" UNION ALL SELECT 'keeper_id' AS k, new."keeper_id" AS v WHERE old."keeper_id" IS NOT new."keeper_id" UNION ALL SELECT 'checked_on' AS k, new."checked_on" AS v WHERE old."checked_on" IS NOT new."checked_on" UNION ALL SELECT 'retired_on' AS k, new."retired_on" AS v WHERE old."retired_on" IS NOT new."retired_on")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'name' AS k, old."name" AS v WHERE old."name" IS NOT new."name" UNION ALL SELECT 'location' AS k, old."location" AS v WHERE old."location" IS NOT new."location" UNION ALL SELECT 'holds' AS k, old."holds" AS v WHERE old."holds" IS NOT new."holds" UNION ALL SELECT 'access' AS k, old."access" AS v WHERE old."access" IS NOT new."access" UNION ALL SELECT 'keeper_id' AS k, old."keeper_id" AS v WHERE old."keeper_id" IS NOT new."keeper_id" UNION ALL SELECT 'checked_on' AS k, old."checked_on" AS v WHERE old."checked_on" IS NOT new."checked_on" UNION ALL SELECT 'retired_on' AS k, old."retired_on" AS v WHERE old."retired_on" IS NOT new."retired_on")));
END;

CREATE TRIGGER place_log_d AFTER DELETE ON place
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'place', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'kind', old."kind", 'name', old."name", 'location', old."location", 'holds', old."holds", 'access', old."access", 'keeper_id', old."keeper_id", 'checked_on', old."checked_on", 'retired_on', old."retired_on"));
END;

CREATE TRIGGER success_log_i AFTER INSERT ON success
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'success', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'whose', new."whose", 'theme', new."theme", 'position', new."position", 'statement', new."statement", 'level', new."level", 'horizon_on', new."horizon_on", 'funded', new."funded", 'measure', new."measure", 'data_source', new."data_source", 'baseline', new."baseline", 'target', new."target", 'status', new."status"), NULL);
END;

CREATE TRIGGER success_log_u AFTER UPDATE ON success
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."whose" IS NOT new."whose" OR old."theme" IS NOT new."theme" OR old."position" IS NOT new."position" OR old."statement" IS NOT new."statement" OR old."level" IS NOT new."level" OR old."horizon_on" IS NOT new."horizon_on" OR old."funded" IS NOT new."funded" OR old."measure" IS NOT new."measure" OR old."data_source" IS NOT new."data_source" OR old."baseline" IS NOT new."baseline" OR old."target" IS NOT new."target" OR old."status" IS NOT new."status") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'success', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'whose' AS k, new."whose" AS v WHERE old."whose" IS NOT new."whose" UNION ALL SELECT 'theme' AS k, new."theme" AS v WHERE old."theme" IS NOT new."theme" UNION ALL SELECT 'position' AS k, new."position" AS v WHERE old."position" IS NOT new."position" UNION ALL SELECT 'statement' AS k, new."statement" AS v WHERE old."statement" IS NOT new."statement" UNION ALL SELECT 'level' AS k, new."level" AS v WHERE old."level" IS NOT new."level" UNION ALL SELECT 'horizon_on' AS k, new."horizon_on" AS v WHERE old."horizon_on" IS NOT new."horizon_on" UNION ALL SELECT 'funded' AS k, new."funded" AS v WHERE old."funded" IS NOT new."funded" UNION ALL SELECT 'measure' AS k, new."measure" AS v WHERE old."measure" IS NOT new."measure" UNION ALL SELECT 'data_source' AS k, new."data_source" AS v WHERE old."data_source" IS NOT new."data_source" UNION ALL SELECT 'baseline' AS k, new."baseline" AS v WHERE old."baseline" IS NOT new."baseline" UNION ALL SELECT 'target' AS k, new."target" AS v WHERE old."target" IS NOT new."target" UNION ALL SELECT 'status' AS k, new."status" AS v WHERE old."status" IS NOT new."status")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'whose' AS k, old."whose" AS v WHERE old."whose" IS NOT new."whose" UNION ALL SELECT 'theme' AS k, old."theme" AS v WHERE old."theme" IS NOT new."theme" UNION ALL SELECT 'position' AS k, old."position" AS v WHERE old."position" IS NOT new."position" UNION ALL SELECT 'statement' AS k, old."statement" AS v WHERE old."statement" IS NOT new."statement" UNION ALL SELECT 'level' AS k, old."level" AS v WHERE old."level" IS NOT new."level" UNION ALL SELECT 'horizon_on' AS k, old."horizon_on" AS v WHERE old."horizon_on" IS NOT new."horizon_on" UNION ALL SELECT 'funded' AS k, old."funded" AS v WHERE old."funded" IS NOT new."funded" UNION ALL SELECT 'measure' AS k, old."measure" AS v WHERE old."measure" IS NOT new."measure" UNION ALL SELECT 'data_source' AS k, old."data_source" AS v WHERE old."data_source" IS NOT new."data_source" UNION ALL SELECT 'baseline' AS k, old."baseline" AS v WHERE old."baseline" IS NOT new."baseline" UNION ALL SELECT 'target' AS k, old."target" AS v WHERE old."target" IS NOT new."target" UNION ALL SELECT 'status' AS k, old."status" AS v WHERE old."status" IS NOT new."status")));
END;

CREATE TRIGGER success_log_d AFTER DELETE ON success
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'success', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'whose', old."whose", 'theme', old."theme", 'position', old."position", 'statement', old."statement", 'level', old."level", 'horizon_on', old."horizon_on", 'funded', old."funded", 'measure', old."measure", 'data_source', old."data_source", 'baseline', old."baseline", 'target', old."target", 'status', old."status"));
END;

CREATE TRIGGER decision_right_log_i AFTER INSERT ON decision_right
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'decision_right', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'decision_area_id', new."decision_area_id", 'party_id', new."party_id", 'role', new."role", 'part', new."part"), NULL);
END;

CREATE TRIGGER decision_right_log_u AFTER UPDATE ON decision_right
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."decision_area_id" IS NOT new."decision_area_id" OR old."party_id" IS NOT new."party_id" OR old."role" IS NOT new."role" OR old."part" IS NOT new."part") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'decision_right', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'decision_area_id' AS k, new."decision_area_id" AS v WHERE old."decision_area_id" IS NOT new."decision_area_id" UNION ALL SELECT 'party_id' AS k, new."party_id" AS v WHERE old."party_id" IS NOT new."party_id" UNION ALL SELECT 'role' AS k, new."role" AS v WHERE old."role" IS NOT new."role" UNION ALL SELECT 'part' AS k, new."part" AS v WHERE old."part" IS NOT new."part")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'decision_area_id' AS k, old."decision_area_id" AS v WHERE old."decision_area_id" IS NOT new."decision_area_id" UNION ALL SELECT 'party_id' AS k, old."party_id" AS v WHERE old."party_id" IS NOT new."party_id" UNION ALL SELECT 'role' AS k, old."role" AS v WHERE old."role" IS NOT new."role" UNION ALL SELECT 'part' AS k, old."part" AS v WHERE old."part" IS NOT new."part")));
END;

CREATE TRIGGER decision_right_log_d AFTER DELETE ON decision_right
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'decision_right', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'decision_area_id', old."decision_area_id", 'party_id', old."party_id", 'role', old."role", 'part', old."part"));
END;

CREATE TRIGGER resource_log_i AFTER INSERT ON resource
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'resource', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'kind', new."kind", 'title', new."title", 'summary', new."summary", 'body', new."body", 'contributor_id', new."contributor_id", 'site_id', new."site_id", 'dated', new."dated", 'source_note', new."source_note", 'licence', new."licence", 'location', new."location", 'place_id', new."place_id", 'placed_on', new."placed_on", 'permission', new."permission", 'credit', new."credit", 'layer', new."layer"), NULL);
END;

CREATE TRIGGER resource_log_u AFTER UPDATE ON resource
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."kind" IS NOT new."kind" OR old."title" IS NOT new."title" OR old."summary" IS NOT new."summary" OR old."body" IS NOT new."body" OR old."contributor_id" IS NOT new."contributor_id" OR old."site_id" IS NOT new."site_id" OR old."dated" IS NOT new."dated" OR old."source_note" IS NOT new."source_note" OR old."licence" IS NOT new."licence" OR old."location" IS NOT new."location" OR old."place_id" IS NOT new."place_id" OR old."placed_on" IS NOT new."placed_on" OR old."permission" IS NOT new."permission" OR old."credit" IS NOT new."credit" OR old."layer" IS NOT new."layer") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'resource', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'title' AS k, new."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'summary' AS k, new."summary" AS v WHERE old."summary" IS NOT new."summary" UNION ALL SELECT 'body' AS k, new."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'contributor_id' AS k, new."contributor_id" AS v WHERE old."contributor_id" IS NOT new."contributor_id" UNION ALL SELECT 'site_id' AS k, new."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'dated' AS k, new."dated" AS v WHERE old."dated" IS NOT new."dated" UNION ALL SELECT 'source_note' AS k, new."source_note" AS v WHERE old."source_note" IS NOT new."source_note" UNION ALL SELECT 'licence' AS k, new."licence" AS v WHERE old."licence" IS NOT new."licence" UNION ALL SELECT 'location' AS k, new."location" AS v WHERE old."location" IS NOT new."location" UNION ALL SELECT 'place_id' AS k, new."place_id" AS v WHERE old."place_id" IS NOT new."place_id" UNION ALL SELECT 'placed_on' AS k, new."placed_on" AS v WHERE old."placed_on" IS NOT new."placed_on" UNION ALL SELECT 'permission' AS k, new."permission" AS v WHERE old."permission" IS NOT new."permission" UNION ALL SELECT 'credit' AS k, new."credit" AS v WHERE old."credit" IS NOT new."credit" UNION ALL SELECT 'layer' AS k, new."layer" AS v WHERE old."layer" IS NOT new."layer")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'title' AS k, old."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'summary' AS k, old."summary" AS v WHERE old."summary" IS NOT new."summary" UNION ALL SELECT 'body' AS k, old."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'contributor_id' AS k, old."contributor_id" AS v WHERE old."contributor_id" IS NOT new."contributor_id" UNION ALL SELECT 'site_id' AS k, old."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'dated' AS k, old."dated" AS v WHERE old."dated" IS NOT new."dated" UNION ALL SELECT 'source_note' AS k, old."source_note" AS v WHERE old."source_note" IS NOT new."source_note" UNION ALL SELECT 'licence' AS k, old."licence" AS v WHERE old."licence" IS NOT new."licence" UNION ALL SELECT 'location' AS k, old."location" AS v WHERE old."location" IS NOT new."location" UNION ALL SELECT 'place_id' AS k, old."place_id" AS v WHERE old."place_id" IS NOT new."place_id" UNION ALL SELECT 'placed_on' AS k, old."placed_on" AS v WHERE old."placed_on" IS NOT new."placed_on" UNION ALL SELECT 'permission' AS k, old."permission" AS v WHERE old."permission" IS NOT new."permission" UNION ALL SELECT 'credit' AS k, old."credit" AS v WHERE old."credit" IS NOT new."credit" UNION ALL SELECT 'layer' AS k, old."layer" AS v WHERE old."layer" IS NOT new."layer")));
END;

CREATE TRIGGER resource_log_d AFTER DELETE ON resource
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'resource', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'kind', old."kind", 'title', old."title", 'summary', old."summary", 'body', old."body", 'contributor_id', old."contributor_id", 'site_id', old."site_id", 'dated', old."dated", 'source_note', old."source_note", 'licence', old."licence", 'location', old."location", 'place_id', old."place_id", 'placed_on', old."placed_on", 'permission', old."permission", 'credit', old."credit", 'layer', old."layer"));
END;

CREATE TRIGGER tension_log_i AFTER INSERT ON tension
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'tension', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'success_a_id', new."success_a_id", 'success_b_id', new."success_b_id", 'nature', new."nature", 'how_held', new."how_held", 'decided_with', new."decided_with", 'review_on', new."review_on", 'leave_out', new."leave_out"), NULL);
END;

CREATE TRIGGER tension_log_u AFTER UPDATE ON tension
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."success_a_id" IS NOT new."success_a_id" OR old."success_b_id" IS NOT new."success_b_id" OR old."nature" IS NOT new."nature" OR old."how_held" IS NOT new."how_held" OR old."decided_with" IS NOT new."decided_with" OR old."review_on" IS NOT new."review_on" OR old."leave_out" IS NOT new."leave_out") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'tension', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'success_a_id' AS k, new."success_a_id" AS v WHERE old."success_a_id" IS NOT new."success_a_id" UNION ALL SELECT 'success_b_id' AS k, new."success_b_id" AS v WHERE old."success_b_id" IS NOT new."success_b_id" UNION ALL SELECT 'nature' AS k, new."nature" AS v WHERE old."nature" IS NOT new."nature" UNION ALL SELECT 'how_held' AS k, new."how_held" AS v WHERE old."how_held" IS NOT new."how_held" UNION ALL SELECT 'decided_with' AS k, new."decided_with" AS v WHERE old."decided_with" IS NOT new."decided_with" UNION ALL SELECT 'review_on' AS k, new."review_on" AS v WHERE old."review_on" IS NOT new."review_on" UNION ALL SELECT 'leave_out' AS k, new."leave_out" AS v WHERE old."leave_out" IS NOT new."leave_out")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'success_a_id' AS k, old."success_a_id" AS v WHERE old."success_a_id" IS NOT new."success_a_id" UNION ALL SELECT 'success_b_id' AS k, old."success_b_id" AS v WHERE old."success_b_id" IS NOT new."success_b_id" UNION ALL SELECT 'nature' AS k, old."nature" AS v WHERE old."nature" IS NOT new."nature" UNION ALL SELECT 'how_held' AS k, old."how_held" AS v WHERE old."how_held" IS NOT new."how_held" UNION ALL SELECT 'decided_with' AS k, old."decided_with" AS v WHERE old."decided_with" IS NOT new."decided_with" UNION ALL SELECT 'review_on' AS k, old."review_on" AS v WHERE old."review_on" IS NOT new."review_on" UNION ALL SELECT 'leave_out' AS k, old."leave_out" AS v WHERE old."leave_out" IS NOT new."leave_out")));
END;

CREATE TRIGGER tension_log_d AFTER DELETE ON tension
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'tension', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'success_a_id', old."success_a_id", 'success_b_id', old."success_b_id", 'nature', old."nature", 'how_held', old."how_held", 'decided_with', old."decided_with", 'review_on', old."review_on", 'leave_out', old."leave_out"));
END;

CREATE TRIGGER revision_log_i AFTER INSERT ON revision
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'revision', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'subject', new."subject", 'whose', new."whose", 'number', new."number", 'status', new."status", 'dated', new."dated", 'adopted_by', new."adopted_by", 'reason', new."reason", 'transition_id', new."transition_id", 'review_on', new."review_on", 'snapshot', new."snapshot"), NULL);
END;

CREATE TRIGGER revision_log_u AFTER UPDATE ON revision
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."subject" IS NOT new."subject" OR old."whose" IS NOT new."whose" OR old."number" IS NOT new."number" OR old."status" IS NOT new."status" OR old."dated" IS NOT new."dated" OR old."adopted_by" IS NOT new."adopted_by" OR old."reason" IS NOT new."reason" OR old."transition_id" IS NOT new."transition_id" OR old."review_on" IS NOT new."review_on" OR old."snapshot" IS NOT new."snapshot") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'revision', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'subject' AS k, new."subject" AS v WHERE old."subject" IS NOT new."subject" UNION ALL SELECT 'whose' AS k, new."whose" AS v WHERE old."whose" IS NOT new."whose" UNION ALL SELECT 'number' AS k, new."number" AS v WHERE old."number" IS NOT new."number" UNION ALL SELECT 'status' AS k, new."status" AS v WHERE old."status" IS NOT new."status" UNION ALL SELECT 'dated' AS k, new."dated" AS v WHERE old."dated" IS NOT new."dated" UNION ALL SELECT 'adopted_by' AS k, new."adopted_by" AS v WHERE old."adopted_by" IS NOT new."adopted_by" UNION ALL SELECT 'reason' AS k, new."reason" AS v WHERE old."reason" IS NOT new."reason" UNION ALL SELECT 'transition_id' AS k, new."transition_id" AS v WHERE old."transition_id" IS NOT new."transition_id" UNION ALL SELECT 'review_on' AS k, new."review_on" AS v WHERE old."review_on" IS NOT new."review_on" UNION ALL SELECT 'snapshot' AS k, new."snapshot" AS v WHERE old."snapshot" IS NOT new."snapshot")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'subject' AS k, old."subject" AS v WHERE old."subject" IS NOT new."subject" UNION ALL SELECT 'whose' AS k, old."whose" AS v WHERE old."whose" IS NOT new."whose" UNION ALL SELECT 'number' AS k, old."number" AS v WHERE old."number" IS NOT new."number" UNION ALL SELECT 'status' AS k, old."status" AS v WHERE old."status" IS NOT new."status" UNION ALL SELECT 'dated' AS k, old."dated" AS v WHERE old."dated" IS NOT new."dated" UNION ALL SELECT 'adopted_by' AS k, old."adopted_by" AS v WHERE old."adopted_by" IS NOT new."adopted_by" UNION ALL SELECT 'reason' AS k, old."reason" AS v WHERE old."reason" IS NOT new."reason" UNION ALL SELECT 'transition_id' AS k, old."transition_id" AS v WHERE old."transition_id" IS NOT new."transition_id" UNION ALL SELECT 'review_on' AS k, old."review_on" AS v WHERE old."review_on" IS NOT new."review_on" UNION ALL SELECT 'snapshot' AS k, old."snapshot" AS v WHERE old."snapshot" IS NOT new."snapshot")));
END;

CREATE TRIGGER revision_log_d AFTER DELETE ON revision
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'revision', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'subject', old."subject", 'whose', old."whose", 'number', old."number", 'status', old."status", 'dated', old."dated", 'adopted_by', old."adopted_by", 'reason', old."reason", 'transition_id', old."transition_id", 'review_on', old."review_on", 'snapshot', old."snapshot"));
END;

DROP TRIGGER ta_engagement_log_i;

CREATE TRIGGER ta_engagement_log_i AFTER INSERT ON ta_engagement
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'ta_engagement', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'title', new."title", 'deliverable', new."deliverable", 'deliverable_note', new."deliverable_note", 'outcome', new."outcome", 'scope_in', new."scope_in", 'scope_out', new."scope_out", 'function', new."function", 'intensity', new."intensity", 'status', new."status", 'requested_on', new."requested_on", 'requester_id', new."requester_id", 'provider_party_id', new."provider_party_id", 'provider_id', new."provider_id", 'agreed_on', new."agreed_on", 'starts_on', new."starts_on", 'due_on', new."due_on", 'budget_minutes', new."budget_minutes", 'delivered_on', new."delivered_on", 'accepted_on', new."accepted_on", 'accepted_by', new."accepted_by", 'followed_up_on', new."followed_up_on", 'result', new."result", 'early_reason', new."early_reason", 'topic_id', new."topic_id", 'need_id', new."need_id", 'paused_on', new."paused_on", 'paused_from', new."paused_from"), NULL);
END;

DROP TRIGGER ta_engagement_log_u;

CREATE TRIGGER ta_engagement_log_u AFTER UPDATE ON ta_engagement
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."title" IS NOT new."title" OR old."deliverable" IS NOT new."deliverable" OR old."deliverable_note" IS NOT new."deliverable_note" OR old."outcome" IS NOT new."outcome" OR old."scope_in" IS NOT new."scope_in" OR old."scope_out" IS NOT new."scope_out" OR old."function" IS NOT new."function" OR old."intensity" IS NOT new."intensity" OR old."status" IS NOT new."status" OR old."requested_on" IS NOT new."requested_on" OR old."requester_id" IS NOT new."requester_id" OR old."provider_party_id" IS NOT new."provider_party_id" OR old."provider_id" IS NOT new."provider_id" OR old."agreed_on" IS NOT new."agreed_on" OR old."starts_on" IS NOT new."starts_on" OR old."due_on" IS NOT new."due_on" OR old."budget_minutes" IS NOT new."budget_minutes" OR old."delivered_on" IS NOT new."delivered_on" OR old."accepted_on" IS NOT new."accepted_on" OR old."accepted_by" IS NOT new."accepted_by" OR old."followed_up_on" IS NOT new."followed_up_on" OR old."result" IS NOT new."result" OR old."early_reason" IS NOT new."early_reason" OR old."topic_id" IS NOT new."topic_id" OR old."need_id" IS NOT new."need_id" OR old."paused_on" IS NOT new."paused_on" OR old."paused_from" IS NOT new."paused_from") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'ta_engagement', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'title' AS k, new."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'deliverable' AS k, new."deliverable" AS v WHERE old."deliverable" IS NOT new."deliverable" UNION ALL SELECT 'deliverable_note' AS k, new."deliverable_note" AS v WHERE old."deliverable_note" IS NOT new."deliverable_note" UNION ALL SELECT 'outcome' AS k, new."outcome" AS v WHERE old."outcome" IS NOT new."outcome" UNION ALL SELECT 'scope_in' AS k, new."scope_in" AS v WHERE old."scope_in" IS NOT new."scope_in" UNION ALL SELECT 'scope_out' AS k, new."scope_out" AS v WHERE old."scope_out" IS NOT new."scope_out" UNION ALL SELECT 'function' AS k, new."function" AS v WHERE old."function" IS NOT new."function" UNION ALL SELECT 'intensity' AS k, new."intensity" AS v WHERE old."intensity" IS NOT new."intensity" UNION ALL SELECT 'status' AS k, new."status" AS v WHERE old."status" IS NOT new."status" UNION ALL SELECT 'requested_on' AS k, new."requested_on" AS v WHERE old."requested_on" IS NOT new."requested_on" UNION ALL SELECT 'requester_id' AS k, new."requester_id" AS v WHERE old."requester_id" IS NOT new."requester_id" UNION ALL SELECT 'provider_party_id' AS k, new."provider_party_id" AS v WHERE old."provider_party_id" IS NOT new."provider_party_id" UNION ALL SELECT 'provider_id' AS k, new."provider_id" AS v WHERE old."provider_id" IS NOT new."provider_id" UNION ALL SELECT 'agreed_on' AS k, new."agreed_on" AS v WHERE old."agreed_on" IS NOT new."agreed_on" UNION ALL SELECT 'starts_on' AS k, new."starts_on" AS v WHERE old."starts_on" IS NOT new."starts_on" UNION ALL SELECT 'due_on' AS k, new."due_on" AS v WHERE old."due_on" IS NOT new."due_on" UNION ALL SELECT 'budget_minutes' AS k, new."budget_minutes" AS v WHERE old."budget_minutes" IS NOT new."budget_minutes" UNION ALL SELECT 'delivered_on' AS k, new."delivered_on" AS v WHERE old."delivered_on" IS NOT new."delivered_on" UNION ALL SELECT 'accepted_on' AS k, new."accepted_on" AS v WHERE old."accepted_on" IS NOT new."accepted_on" UNION ALL SELECT 'accepted_by' AS k, new."accepted_by" AS v WHERE old."accepted_by" IS NOT new."accepted_by" UNION ALL SELECT 'followed_up_on' AS k, new."followed_up_on" AS v WHERE old."followed_up_on" IS NOT new."followed_up_on" UNION ALL SELECT 'result' AS k, new."result" AS v WHERE old."result" IS NOT new."result" UNION ALL SELECT 'early_reason' AS k, new."early_reason" AS v WHERE old."early_reason" IS NOT new."early_reason" UNION ALL SELECT 'topic_id' AS k, new."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id" UNION ALL SELECT 'need_id' AS k, new."need_id" AS v WHERE old."need_id" IS NOT new."need_id" UNION ALL SELECT 'paused_on' AS k, new."paused_on" AS v WHERE old."paused_on" IS NOT new."paused_on" UNION ALL SELECT 'paused_from' AS k, new."paused_from" AS v WHERE old."paused_from" IS NOT new."paused_from")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'title' AS k, old."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'deliverable' AS k, old."deliverable" AS v WHERE old."deliverable" IS NOT new."deliverable" UNION ALL SELECT 'deliverable_note' AS k, old."deliverable_note" AS v WHERE old."deliverable_note" IS NOT new."deliverable_note" UNION ALL SELECT 'outcome' AS k, old."outcome" AS v WHERE old."outcome" IS NOT new."outcome" UNION ALL SELECT 'scope_in' AS k, old."scope_in" AS v WHERE old."scope_in" IS NOT new."scope_in" UNION ALL SELECT 'scope_out' AS k, old."scope_out" AS v WHERE old."scope_out" IS NOT new."scope_out" UNION ALL SELECT 'function' AS k, old."function" AS v WHERE old."function" IS NOT new."function" UNION ALL SELECT 'intensity' AS k, old."intensity" AS v WHERE old."intensity" IS NOT new."intensity" UNION ALL SELECT 'status' AS k, old."status" AS v WHERE old."status" IS NOT new."status" UNION ALL SELECT 'requested_on' AS k, old."requested_on" AS v WHERE old."requested_on" IS NOT new."requested_on" UNION ALL SELECT 'requester_id' AS k, old."requester_id" AS v WHERE old."requester_id" IS NOT new."requester_id" UNION ALL SELECT 'provider_party_id' AS k, old."provider_party_id" AS v WHERE old."provider_party_id" IS NOT new."provider_party_id" UNION ALL SELECT 'provider_id' AS k, old."provider_id" AS v WHERE old."provider_id" IS NOT new."provider_id" UNION ALL SELECT 'agreed_on' AS k, old."agreed_on" AS v WHERE old."agreed_on" IS NOT new."agreed_on" UNION ALL SELECT 'starts_on' AS k, old."starts_on" AS v WHERE old."starts_on" IS NOT new."starts_on" UNION ALL SELECT 'due_on' AS k, old."due_on" AS v WHERE old."due_on" IS NOT new."due_on" UNION ALL SELECT 'budget_minutes' AS k, old."budget_minutes" AS v WHERE old."budget_minutes" IS NOT new."budget_minutes" UNION ALL SELECT 'delivered_on' AS k, old."delivered_on" AS v WHERE old."delivered_on" IS NOT new."delivered_on" UNION ALL SELECT 'accepted_on' AS k, old."accepted_on" AS v WHERE old."accepted_on" IS NOT new."accepted_on" UNION ALL SELECT 'accepted_by' AS k, old."accepted_by" AS v WHERE old."accepted_by" IS NOT new."accepted_by" UNION ALL SELECT 'followed_up_on' AS k, old."followed_up_on" AS v WHERE old."followed_up_on" IS NOT new."followed_up_on" UNION ALL SELECT 'result' AS k, old."result" AS v WHERE old."result" IS NOT new."result" UNION ALL SELECT 'early_reason' AS k, old."early_reason" AS v WHERE old."early_reason" IS NOT new."early_reason" UNION ALL SELECT 'topic_id' AS k, old."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id" UNION ALL SELECT 'need_id' AS k, old."need_id" AS v WHERE old."need_id" IS NOT new."need_id" UNION ALL SELECT 'paused_on' AS k, old."paused_on" AS v WHERE old."paused_on" IS NOT new."paused_on" UNION ALL SELECT 'paused_from' AS k, old."paused_from" AS v WHERE old."paused_from" IS NOT new."paused_from")));
END;

DROP TRIGGER ta_engagement_log_d;

CREATE TRIGGER ta_engagement_log_d AFTER DELETE ON ta_engagement
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'ta_engagement', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'title', old."title", 'deliverable', old."deliverable", 'deliverable_note', old."deliverable_note", 'outcome', old."outcome", 'scope_in', old."scope_in", 'scope_out', old."scope_out", 'function', old."function", 'intensity', old."intensity", 'status', old."status", 'requested_on', old."requested_on", 'requester_id', old."requester_id", 'provider_party_id', old."provider_party_id", 'provider_id', old."provider_id", 'agreed_on', old."agreed_on", 'starts_on', old."starts_on", 'due_on', old."due_on", 'budget_minutes', old."budget_minutes", 'delivered_on', old."delivered_on", 'accepted_on', old."accepted_on", 'accepted_by', old."accepted_by", 'followed_up_on', old."followed_up_on", 'result', old."result", 'early_reason', old."early_reason", 'topic_id', old."topic_id", 'need_id', old."need_id", 'paused_on', old."paused_on", 'paused_from', old."paused_from"));
END;

DROP TRIGGER agreement_log_i;

CREATE TRIGGER agreement_log_i AFTER INSERT ON agreement
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'agreement', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'kind', new."kind", 'layer', new."layer", 'title', new."title", 'body', new."body", 'speaks_as', new."speaks_as", 'will_share', new."will_share", 'wont_share', new."wont_share", 'exceptions', new."exceptions", 'reader', new."reader", 'site_id', new."site_id", 'party_id', new."party_id", 'ta_id', new."ta_id", 'packet_id', new."packet_id", 'agreed_by', new."agreed_by", 'agreed_on', new."agreed_on", 'review_on', new."review_on", 'retired_on', new."retired_on", 'revision_id', new."revision_id"), NULL);
END;

DROP TRIGGER agreement_log_u;

CREATE TRIGGER agreement_log_u AFTER UPDATE ON agreement
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."kind" IS NOT new."kind" OR old."layer" IS NOT new."layer" OR old."title" IS NOT new."title" OR old."body" IS NOT new."body" OR old."speaks_as" IS NOT new."speaks_as" OR old."will_share" IS NOT new."will_share" OR old."wont_share" IS NOT new."wont_share" OR old."exceptions" IS NOT new."exceptions" OR old."reader" IS NOT new."reader" OR old."site_id" IS NOT new."site_id" OR old."party_id" IS NOT new."party_id" OR old."ta_id" IS NOT new."ta_id" OR old."packet_id" IS NOT new."packet_id" OR old."agreed_by" IS NOT new."agreed_by" OR old."agreed_on" IS NOT new."agreed_on" OR old."review_on" IS NOT new."review_on" OR old."retired_on" IS NOT new."retired_on" OR old."revision_id" IS NOT new."revision_id") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'agreement', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'layer' AS k, new."layer" AS v WHERE old."layer" IS NOT new."layer" UNION ALL SELECT 'title' AS k, new."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'body' AS k, new."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'speaks_as' AS k, new."speaks_as" AS v WHERE old."speaks_as" IS NOT new."speaks_as" UNION ALL SELECT 'will_share' AS k, new."will_share" AS v WHERE old."will_share" IS NOT new."will_share" UNION ALL SELECT 'wont_share' AS k, new."wont_share" AS v WHERE old."wont_share" IS NOT new."wont_share" UNION ALL SELECT 'exceptions' AS k, new."exceptions" AS v WHERE old."exceptions" IS NOT new."exceptions" UNION ALL SELECT 'reader' AS k, new."reader" AS v WHERE old."reader" IS NOT new."reader" UNION ALL SELECT 'site_id' AS k, new."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'party_id' AS k, new."party_id" AS v WHERE old."party_id" IS NOT new."party_id" UNION ALL SELECT 'ta_id' AS k, new."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id" UNION ALL SELECT 'packet_id' AS k, new."packet_id" AS v WHERE old."packet_id" IS NOT new."packet_id" UNION ALL SELECT 'agreed_by' AS k, new."agreed_by" AS v WHERE old."agreed_by" IS NOT new."agreed_by" UNION ALL SELECT 'agreed_on' AS k, new."agreed_on" AS v WHERE old."agreed_on" IS NOT new."agreed_on" UNION ALL SELECT 'review_on' AS k, new."review_on" AS v WHERE old."review_on" IS NOT new."review_on" UNION ALL SELECT 'retired_on' AS k, new."retired_on" AS v WHERE old."retired_on" IS NOT new."retired_on" UNION ALL SELECT 'revision_id' AS k, new."revision_id" AS v WHERE old."revision_id" IS NOT new."revision_id")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'layer' AS k, old."layer" AS v WHERE old."layer" IS NOT new."layer" UNION ALL SELECT 'title' AS k, old."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'body' AS k, old."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'speaks_as' AS k, old."speaks_as" AS v WHERE old."speaks_as" IS NOT new."speaks_as" UNION ALL SELECT 'will_share' AS k, old."will_share" AS v WHERE old."will_share" IS NOT new."will_share" UNION ALL SELECT 'wont_share' AS k, old."wont_share" AS v WHERE old."wont_share" IS NOT new."wont_share" UNION ALL SELECT 'exceptions' AS k, old."exceptions" AS v WHERE old."exceptions" IS NOT new."exceptions" UNION ALL SELECT 'reader' AS k, old."reader" AS v WHERE old."reader" IS NOT new."reader" UNION ALL SELECT 'site_id' AS k, old."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'party_id' AS k, old."party_id" AS v WHERE old."party_id" IS NOT new."party_id" UNION ALL SELECT 'ta_id' AS k, old."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id" UNION ALL SELECT 'packet_id' AS k, old."packet_id" AS v WHERE old."packet_id" IS NOT new."packet_id" UNION ALL SELECT 'agreed_by' AS k, old."agreed_by" AS v WHERE old."agreed_by" IS NOT new."agreed_by" UNION ALL SELECT 'agreed_on' AS k, old."agreed_on" AS v WHERE old."agreed_on" IS NOT new."agreed_on" UNION ALL SELECT 'review_on' AS k, old."review_on" AS v WHERE old."review_on" IS NOT new."review_on" UNION ALL SELECT 'retired_on' AS k, old."retired_on" AS v WHERE old."retired_on" IS NOT new."retired_on" UNION ALL SELECT 'revision_id' AS k, old."revision_id" AS v WHERE old."revision_id" IS NOT new."revision_id")));
END;

DROP TRIGGER agreement_log_d;

CREATE TRIGGER agreement_log_d AFTER DELETE ON agreement
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'agreement', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'kind', old."kind", 'layer', old."layer", 'title', old."title", 'body', old."body", 'speaks_as', old."speaks_as", 'will_share', old."will_share", 'wont_share', old."wont_share", 'exceptions', old."exceptions", 'reader', old."reader", 'site_id', old."site_id", 'party_id', old."party_id", 'ta_id', old."ta_id", 'packet_id', old."packet_id", 'agreed_by', old."agreed_by", 'agreed_on', old."agreed_on", 'review_on', old."review_on", 'retired_on', old."retired_on", 'revision_id', old."revision_id"));
END;

DROP TRIGGER session_log_i;

CREATE TRIGGER session_log_i AFTER INSERT ON session
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'session', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'title', new."title", 'kind', new."kind", 'mode', new."mode", 'status', new."status", 'starts_local', new."starts_local", 'ends_local', new."ends_local", 'fold', new."fold", 'zone', new."zone", 'purpose', new."purpose", 'purposes', new."purposes", 'outcomes', new."outcomes", 'place', new."place", 'join_link', new."join_link", 'dial_in', new."dial_in", 'access_info', new."access_info", 'capacity', new."capacity", 'expected', new."expected", 'host_event', new."host_event", 'summary', new."summary", 'sent_on', new."sent_on", 'frame', new."frame", 'plan_note', new."plan_note", 'run_started_at', new."run_started_at", 'import_uid', new."import_uid", 'channel_id', new."channel_id", 'topic_id', new."topic_id", 'voice_id', new."voice_id", 'reinforces_session_id', new."reinforces_session_id", 'reinforces_ta_id', new."reinforces_ta_id"), NULL);
END;

DROP TRIGGER session_log_u;

CREATE TRIGGER session_log_u AFTER UPDATE ON session
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."title" IS NOT new."title" OR old."kind" IS NOT new."kind" OR old."mode" IS NOT new."mode" OR old."status" IS NOT new."status" OR old."starts_local" IS NOT new."starts_local" OR old."ends_local" IS NOT new."ends_local" OR old."fold" IS NOT new."fold" OR old."zone" IS NOT new."zone" OR old."purpose" IS NOT new."purpose" OR old."purposes" IS NOT new."purposes" OR old."outcomes" IS NOT new."outcomes" OR old."place" IS NOT new."place" OR old."join_link" IS NOT new."join_link" OR old."dial_in" IS NOT new."dial_in" OR old."access_info" IS NOT new."access_info" OR old."capacity" IS NOT new."capacity" OR old."expected" IS NOT new."expected" OR old."host_event" IS NOT new."host_event" OR old."summary" IS NOT new."summary" OR old."sent_on" IS NOT new."sent_on" OR old."frame" IS NOT new."frame" OR old."plan_note" IS NOT new."plan_note" OR old."run_started_at" IS NOT new."run_started_at" OR old."import_uid" IS NOT new."import_uid" OR old."channel_id" IS NOT new."channel_id" OR old."topic_id" IS NOT new."topic_id" OR old."voice_id" IS NOT new."voice_id" OR old."reinforces_session_id" IS NOT new."reinforces_session_id" OR old."reinforces_ta_id" IS NOT new."reinforces_ta_id") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'session', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'title' AS k, new."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'mode' AS k, new."mode" AS v WHERE old."mode" IS NOT new."mode" UNION ALL SELECT 'status' AS k, new."status" AS v WHERE old."status" IS NOT new."status" UNION ALL SELECT 'starts_local' AS k, new."starts_local" AS v WHERE old."starts_local" IS NOT new."starts_local" UNION ALL SELECT 'ends_local' AS k, new."ends_local" AS v WHERE old."ends_local" IS NOT new."ends_local" UNION ALL SELECT 'fold' AS k, new."fold" AS v WHERE old."fold" IS NOT new."fold" UNION ALL SELECT 'zone' AS k, new."zone" AS v WHERE old."zone" IS NOT new."zone" UNION ALL SELECT 'purpose' AS k, new."purpose" AS v WHERE old."purpose" IS NOT new."purpose" UNION ALL SELECT 'purposes' AS k, new."purposes" AS v WHERE old."purposes" IS NOT new."purposes" UNION ALL SELECT 'outcomes' AS k, new."outcomes" AS v WHERE old."outcomes" IS NOT new."outcomes" UNION ALL SELECT 'place' AS k, new."place" AS v WHERE old."place" IS NOT new."place" UNION ALL SELECT 'join_link' AS k, new."join_link" AS v WHERE old."join_link" IS NOT new."join_link" UNION ALL SELECT 'dial_in' AS k, new."dial_in" AS v WHERE old."dial_in" IS NOT new."dial_in" UNION ALL SELECT 'access_info' AS k, new."access_info" AS v WHERE old."access_info" IS NOT new."access_info" UNION ALL SELECT 'capacity' AS k, new."capacity" AS v WHERE old."capacity" IS NOT new."capacity" UNION ALL SELECT 'expected' AS k, new."expected" AS v WHERE old."expected" IS NOT new."expected" UNION ALL SELECT 'host_event' AS k, new."host_event" AS v WHERE old."host_event" IS NOT new."host_event" UNION ALL SELECT 'summary' AS k, new."summary" AS v WHERE old."summary" IS NOT new."summary" UNION ALL SELECT 'sent_on' AS k, new."sent_on" AS v WHERE old."sent_on" IS NOT new."sent_on" UNION ALL SELECT 'frame' AS k, new."frame" AS v WHERE old."frame" IS NOT new."frame" UNION ALL SELECT 'plan_note' AS k, new."plan_note" AS v WHERE old."plan_note" IS NOT new."plan_note" UNION ALL SELECT 'run_started_at' AS k, new."run_started_at" AS v WHERE old."run_started_at" IS NOT new."run_started_at" UNION ALL SELECT 'import_uid' AS k, new."import_uid" AS v WHERE old."import_uid" IS NOT new."import_uid" UNION ALL SELECT 'channel_id' AS k, new."channel_id" AS v WHERE old."channel_id" IS NOT new."channel_id" UNION ALL SELECT 'topic_id' AS k, new."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id" UNION ALL SELECT 'voice_id' AS k, new."voice_id" AS v WHERE old."voice_id" IS NOT new."voice_id" UNION ALL SELECT 'reinforces_session_id' AS k, new."reinforces_session_id" AS v WHERE old."reinforces_session_id" IS NOT new."reinforces_session_id" UNION ALL SELECT 'reinforces_ta_id' AS k, new."reinforces_ta_id" AS v WHERE old."reinforces_ta_id" IS NOT new."reinforces_ta_id")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'title' AS k, old."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'mode' AS k, old."mode" AS v WHERE old."mode" IS NOT new."mode" UNION ALL SELECT 'status' AS k, old."status" AS v WHERE old."status" IS NOT new."status" UNION ALL SELECT 'starts_local' AS k, old."starts_local" AS v WHERE old."starts_local" IS NOT new."starts_local" UNION ALL SELECT 'ends_local' AS k, old."ends_local" AS v WHERE old."ends_local" IS NOT new."ends_local" UNION ALL SELECT 'fold' AS k, old."fold" AS v WHERE old."fold" IS NOT new."fold" UNION ALL SELECT 'zone' AS k, old."zone" AS v WHERE old."zone" IS NOT new."zone" UNION ALL SELECT 'purpose' AS k, old."purpose" AS v WHERE old."purpose" IS NOT new."purpose" UNION ALL SELECT 'purposes' AS k, old."purposes" AS v WHERE old."purposes" IS NOT new."purposes" UNION ALL SELECT 'outcomes' AS k, old."outcomes" AS v WHERE old."outcomes" IS NOT new."outcomes" UNION ALL SELECT 'place' AS k, old."place" AS v WHERE old."place" IS NOT new."place" UNION ALL SELECT 'join_link' AS k, old."join_link" AS v WHERE old."join_link" IS NOT new."join_link" UNION ALL SELECT 'dial_in' AS k, old."dial_in" AS v WHERE old."dial_in" IS NOT new."dial_in" UNION ALL SELECT 'access_info' AS k, old."access_info" AS v WHERE old."access_info" IS NOT new."access_info" UNION ALL SELECT 'capacity' AS k, old."capacity" AS v WHERE old."capacity" IS NOT new."capacity" UNION ALL SELECT 'expected' AS k, old."expected" AS v WHERE old."expected" IS NOT new."expected" UNION ALL SELECT 'host_event' AS k, old."host_event" AS v WHERE old."host_event" IS NOT new."host_event" UNION ALL SELECT 'summary' AS k, old."summary" AS v WHERE old."summary" IS NOT new."summary" UNION ALL SELECT 'sent_on' AS k, old."sent_on" AS v WHERE old."sent_on" IS NOT new."sent_on" UNION ALL SELECT 'frame' AS k, old."frame" AS v WHERE old."frame" IS NOT new."frame" UNION ALL SELECT 'plan_note' AS k, old."plan_note" AS v WHERE old."plan_note" IS NOT new."plan_note" UNION ALL SELECT 'run_started_at' AS k, old."run_started_at" AS v WHERE old."run_started_at" IS NOT new."run_started_at" UNION ALL SELECT 'import_uid' AS k, old."import_uid" AS v WHERE old."import_uid" IS NOT new."import_uid" UNION ALL SELECT 'channel_id' AS k, old."channel_id" AS v WHERE old."channel_id" IS NOT new."channel_id" UNION ALL SELECT 'topic_id' AS k, old."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id" UNION ALL SELECT 'voice_id' AS k, old."voice_id" AS v WHERE old."voice_id" IS NOT new."voice_id" UNION ALL SELECT 'reinforces_session_id' AS k, old."reinforces_session_id" AS v WHERE old."reinforces_session_id" IS NOT new."reinforces_session_id" UNION ALL SELECT 'reinforces_ta_id' AS k, old."reinforces_ta_id" AS v WHERE old."reinforces_ta_id" IS NOT new."reinforces_ta_id")));
END;

DROP TRIGGER session_log_d;

CREATE TRIGGER session_log_d AFTER DELETE ON session
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'session', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'title', old."title", 'kind', old."kind", 'mode', old."mode", 'status', old."status", 'starts_local', old."starts_local", 'ends_local', old."ends_local", 'fold', old."fold", 'zone', old."zone", 'purpose', old."purpose", 'purposes', old."purposes", 'outcomes', old."outcomes", 'place', old."place", 'join_link', old."join_link", 'dial_in', old."dial_in", 'access_info', old."access_info", 'capacity', old."capacity", 'expected', old."expected", 'host_event', old."host_event", 'summary', old."summary", 'sent_on', old."sent_on", 'frame', old."frame", 'plan_note', old."plan_note", 'run_started_at', old."run_started_at", 'import_uid', old."import_uid", 'channel_id', old."channel_id", 'topic_id', old."topic_id", 'voice_id', old."voice_id", 'reinforces_session_id', old."reinforces_session_id", 'reinforces_ta_id', old."reinforces_ta_id"));
END;

DROP TRIGGER action_log_i;

CREATE TRIGGER action_log_i AFTER INSERT ON action
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'action', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'kind', new."kind", 'body', new."body", 'layer', new."layer", 'owner_id', new."owner_id", 'owner_party_id', new."owner_party_id", 'to_person_id', new."to_person_id", 'site_id', new."site_id", 'session_id', new."session_id", 'ta_id', new."ta_id", 'transition_id', new."transition_id", 'origin', new."origin", 'checklist', new."checklist", 'position', new."position", 'noted_on', new."noted_on", 'due_on', new."due_on", 'offset_days', new."offset_days", 'done_on', new."done_on", 'effect', new."effect", 'item', new."item", 'resource_id', new."resource_id"), NULL);
END;

DROP TRIGGER action_log_u;

CREATE TRIGGER action_log_u AFTER UPDATE ON action
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."kind" IS NOT new."kind" OR old."body" IS NOT new."body" OR old."layer" IS NOT new."layer" OR old."owner_id" IS NOT new."owner_id" OR old."owner_party_id" IS NOT new."owner_party_id" OR old."to_person_id" IS NOT new."to_person_id" OR old."site_id" IS NOT new."site_id" OR old."session_id" IS NOT new."session_id" OR old."ta_id" IS NOT new."ta_id" OR old."transition_id" IS NOT new."transition_id" OR old."origin" IS NOT new."origin" OR old."checklist" IS NOT new."checklist" OR old."position" IS NOT new."position" OR old."noted_on" IS NOT new."noted_on" OR old."due_on" IS NOT new."due_on" OR old."offset_days" IS NOT new."offset_days" OR old."done_on" IS NOT new."done_on" OR old."effect" IS NOT new."effect" OR old."item" IS NOT new."item" OR old."resource_id" IS NOT new."resource_id") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'action', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'body' AS k, new."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'layer' AS k, new."layer" AS v WHERE old."layer" IS NOT new."layer" UNION ALL SELECT 'owner_id' AS k, new."owner_id" AS v WHERE old."owner_id" IS NOT new."owner_id" UNION ALL SELECT 'owner_party_id' AS k, new."owner_party_id" AS v WHERE old."owner_party_id" IS NOT new."owner_party_id" UNION ALL SELECT 'to_person_id' AS k, new."to_person_id" AS v WHERE old."to_person_id" IS NOT new."to_person_id" UNION ALL SELECT 'site_id' AS k, new."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'session_id' AS k, new."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'ta_id' AS k, new."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id" UNION ALL SELECT 'transition_id' AS k, new."transition_id" AS v WHERE old."transition_id" IS NOT new."transition_id" UNION ALL SELECT 'origin' AS k, new."origin" AS v WHERE old."origin" IS NOT new."origin" UNION ALL SELECT 'checklist' AS k, new."checklist" AS v WHERE old."checklist" IS NOT new."checklist" UNION ALL SELECT 'position' AS k, new."position" AS v WHERE old."position" IS NOT new."position" UNION ALL SELECT 'noted_on' AS k, new."noted_on" AS v WHERE old."noted_on" IS NOT new."noted_on" UNION ALL SELECT 'due_on' AS k, new."due_on" AS v WHERE old."due_on" IS NOT new."due_on" UNION ALL SELECT 'offset_days' AS k, new."offset_days" AS v WHERE old."offset_days" IS NOT new."offset_days" UNION ALL SELECT 'done_on' AS k, new."done_on" AS v WHERE old."done_on" IS NOT new."done_on" UNION ALL SELECT 'effect' AS k, new."effect" AS v WHERE old."effect" IS NOT new."effect" UNION ALL SELECT 'item' AS k, new."item" AS v WHERE old."item" IS NOT new."item" UNION ALL SELECT 'resource_id' AS k, new."resource_id" AS v WHERE old."resource_id" IS NOT new."resource_id")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'body' AS k, old."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'layer' AS k, old."layer" AS v WHERE old."layer" IS NOT new."layer" UNION ALL SELECT 'owner_id' AS k, old."owner_id" AS v WHERE old."owner_id" IS NOT new."owner_id" UNION ALL SELECT 'owner_party_id' AS k, old."owner_party_id" AS v WHERE old."owner_party_id" IS NOT new."owner_party_id" UNION ALL SELECT 'to_person_id' AS k, old."to_person_id" AS v WHERE old."to_person_id" IS NOT new."to_person_id" UNION ALL SELECT 'site_id' AS k, old."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'session_id' AS k, old."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'ta_id' AS k, old."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id" UNION ALL SELECT 'transition_id' AS k, old."transition_id" AS v WHERE old."transition_id" IS NOT new."transition_id" UNION ALL SELECT 'origin' AS k, old."origin" AS v WHERE old."origin" IS NOT new."origin" UNION ALL SELECT 'checklist' AS k, old."checklist" AS v WHERE old."checklist" IS NOT new."checklist" UNION ALL SELECT 'position' AS k, old."position" AS v WHERE old."position" IS NOT new."position" UNION ALL SELECT 'noted_on' AS k, old."noted_on" AS v WHERE old."noted_on" IS NOT new."noted_on" UNION ALL SELECT 'due_on' AS k, old."due_on" AS v WHERE old."due_on" IS NOT new."due_on" UNION ALL SELECT 'offset_days' AS k, old."offset_days" AS v WHERE old."offset_days" IS NOT new."offset_days" UNION ALL SELECT 'done_on' AS k, old."done_on" AS v WHERE old."done_on" IS NOT new."done_on" UNION ALL SELECT 'effect' AS k, old."effect" AS v WHERE old."effect" IS NOT new."effect" UNION ALL SELECT 'item' AS k, old."item" AS v WHERE old."item" IS NOT new."item" UNION ALL SELECT 'resource_id' AS k, old."resource_id" AS v WHERE old."resource_id" IS NOT new."resource_id")));
END;

DROP TRIGGER action_log_d;

CREATE TRIGGER action_log_d AFTER DELETE ON action
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'action', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'kind', old."kind", 'body', old."body", 'layer', old."layer", 'owner_id', old."owner_id", 'owner_party_id', old."owner_party_id", 'to_person_id', old."to_person_id", 'site_id', old."site_id", 'session_id', old."session_id", 'ta_id', old."ta_id", 'transition_id', old."transition_id", 'origin', old."origin", 'checklist', old."checklist", 'position', old."position", 'noted_on', old."noted_on", 'due_on', old."due_on", 'offset_days', old."offset_days", 'done_on', old."done_on", 'effect', old."effect", 'item', old."item", 'resource_id', old."resource_id"));
END;

CREATE TRIGGER contribution_log_i AFTER INSERT ON contribution
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'contribution', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'kind', new."kind", 'body', new."body", 'person_id', new."person_id", 'site_id', new."site_id", 'topic_id', new."topic_id", 'session_id', new."session_id", 'said_on', new."said_on", 'named', new."named", 'wants_help', new."wants_help", 'votes', new."votes", 'state', new."state", 'used_in_session_id', new."used_in_session_id", 'layer', new."layer"), NULL);
END;

CREATE TRIGGER contribution_log_u AFTER UPDATE ON contribution
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."kind" IS NOT new."kind" OR old."body" IS NOT new."body" OR old."person_id" IS NOT new."person_id" OR old."site_id" IS NOT new."site_id" OR old."topic_id" IS NOT new."topic_id" OR old."session_id" IS NOT new."session_id" OR old."said_on" IS NOT new."said_on" OR old."named" IS NOT new."named" OR old."wants_help" IS NOT new."wants_help" OR old."votes" IS NOT new."votes" OR old."state" IS NOT new."state" OR old."used_in_session_id" IS NOT new."used_in_session_id" OR old."layer" IS NOT new."layer") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'contribution', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'body' AS k, new."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'person_id' AS k, new."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'site_id' AS k, new."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'topic_id' AS k, new."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id" UNION ALL SELECT 'session_id' AS k, new."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'said_on' AS k, new."said_on" AS v WHERE old."said_on" IS NOT new."said_on" UNION ALL SELECT 'named' AS k, new."named" AS v WHERE old."named" IS NOT new."named" UNION ALL SELECT 'wants_help' AS k, new."wants_help" AS v WHERE old."wants_help" IS NOT new."wants_help" UNION ALL SELECT 'votes' AS k, new."votes" AS v WHERE old."votes" IS NOT new."votes" UNION ALL SELECT 'state' AS k, new."state" AS v WHERE old."state" IS NOT new."state" UNION ALL SELECT 'used_in_session_id' AS k, new."used_in_session_id" AS v WHERE old."used_in_session_id" IS NOT new."used_in_session_id" UNION ALL SELECT 'layer' AS k, new."layer" AS v WHERE old."layer" IS NOT new."layer")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'body' AS k, old."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'person_id' AS k, old."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'site_id' AS k, old."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'topic_id' AS k, old."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id" UNION ALL SELECT 'session_id' AS k, old."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'said_on' AS k, old."said_on" AS v WHERE old."said_on" IS NOT new."said_on" UNION ALL SELECT 'named' AS k, old."named" AS v WHERE old."named" IS NOT new."named" UNION ALL SELECT 'wants_help' AS k, old."wants_help" AS v WHERE old."wants_help" IS NOT new."wants_help" UNION ALL SELECT 'votes' AS k, old."votes" AS v WHERE old."votes" IS NOT new."votes" UNION ALL SELECT 'state' AS k, old."state" AS v WHERE old."state" IS NOT new."state" UNION ALL SELECT 'used_in_session_id' AS k, old."used_in_session_id" AS v WHERE old."used_in_session_id" IS NOT new."used_in_session_id" UNION ALL SELECT 'layer' AS k, old."layer" AS v WHERE old."layer" IS NOT new."layer")));
END;

CREATE TRIGGER contribution_log_d AFTER DELETE ON contribution
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'contribution', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'kind', old."kind", 'body', old."body", 'person_id', old."person_id", 'site_id', old."site_id", 'topic_id', old."topic_id", 'session_id', old."session_id", 'said_on', old."said_on", 'named', old."named", 'wants_help', old."wants_help", 'votes', old."votes", 'state', old."state", 'used_in_session_id', old."used_in_session_id", 'layer', old."layer"));
END;

CREATE TRIGGER decision_log_i AFTER INSERT ON decision
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'decision', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'body', new."body", 'decided_on', new."decided_on", 'session_id', new."session_id", 'proposed_by_id', new."proposed_by_id", 'decided_by', new."decided_by", 'mode', new."mode", 'review_on', new."review_on", 'decision_area_id', new."decision_area_id"), NULL);
END;

CREATE TRIGGER decision_log_u AFTER UPDATE ON decision
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."body" IS NOT new."body" OR old."decided_on" IS NOT new."decided_on" OR old."session_id" IS NOT new."session_id" OR old."proposed_by_id" IS NOT new."proposed_by_id" OR old."decided_by" IS NOT new."decided_by" OR old."mode" IS NOT new."mode" OR old."review_on" IS NOT new."review_on" OR old."decision_area_id" IS NOT new."decision_area_id") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'decision', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'body' AS k, new."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'decided_on' AS k, new."decided_on" AS v WHERE old."decided_on" IS NOT new."decided_on" UNION ALL SELECT 'session_id' AS k, new."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'proposed_by_id' AS k, new."proposed_by_id" AS v WHERE old."proposed_by_id" IS NOT new."proposed_by_id" UNION ALL SELECT 'decided_by' AS k, new."decided_by" AS v WHERE old."decided_by" IS NOT new."decided_by" UNION ALL SELECT 'mode' AS k, new."mode" AS v WHERE old."mode" IS NOT new."mode" UNION ALL SELECT 'review_on' AS k, new."review_on" AS v WHERE old."review_on" IS NOT new."review_on" UNION ALL SELECT 'decision_area_id' AS k, new."decision_area_id" AS v WHERE old."decision_area_id" IS NOT new."decision_area_id")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'body' AS k, old."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'decided_on' AS k, old."decided_on" AS v WHERE old."decided_on" IS NOT new."decided_on" UNION ALL SELECT 'session_id' AS k, old."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'proposed_by_id' AS k, old."proposed_by_id" AS v WHERE old."proposed_by_id" IS NOT new."proposed_by_id" UNION ALL SELECT 'decided_by' AS k, old."decided_by" AS v WHERE old."decided_by" IS NOT new."decided_by" UNION ALL SELECT 'mode' AS k, old."mode" AS v WHERE old."mode" IS NOT new."mode" UNION ALL SELECT 'review_on' AS k, old."review_on" AS v WHERE old."review_on" IS NOT new."review_on" UNION ALL SELECT 'decision_area_id' AS k, old."decision_area_id" AS v WHERE old."decision_area_id" IS NOT new."decision_area_id")));
END;

CREATE TRIGGER decision_log_d AFTER DELETE ON decision
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'decision', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'body', old."body", 'decided_on', old."decided_on", 'session_id', old."session_id", 'proposed_by_id', old."proposed_by_id", 'decided_by', old."decided_by", 'mode', old."mode", 'review_on', old."review_on", 'decision_area_id', old."decision_area_id"));
END;

DROP TRIGGER evidence_log_i;

CREATE TRIGGER evidence_log_i AFTER INSERT ON evidence
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'evidence', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'kind', new."kind", 'dated', new."dated", 'title', new."title", 'body', new."body", 'value', new."value", 'unit', new."unit", 'location', new."location", 'source_note', new."source_note", 'ta_id', new."ta_id", 'session_id', new."session_id", 'shown_to', new."shown_to", 'layer', new."layer", 'success_id', new."success_id"), NULL);
END;

DROP TRIGGER evidence_log_u;

CREATE TRIGGER evidence_log_u AFTER UPDATE ON evidence
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."kind" IS NOT new."kind" OR old."dated" IS NOT new."dated" OR old."title" IS NOT new."title" OR old."body" IS NOT new."body" OR old."value" IS NOT new."value" OR old."unit" IS NOT new."unit" OR old."location" IS NOT new."location" OR old."source_note" IS NOT new."source_note" OR old."ta_id" IS NOT new."ta_id" OR old."session_id" IS NOT new."session_id" OR old."shown_to" IS NOT new."shown_to" OR old."layer" IS NOT new."layer" OR old."success_id" IS NOT new."success_id") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'evidence', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'dated' AS k, new."dated" AS v WHERE old."dated" IS NOT new."dated" UNION ALL SELECT 'title' AS k, new."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'body' AS k, new."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'value' AS k, new."value" AS v WHERE old."value" IS NOT new."value" UNION ALL SELECT 'unit' AS k, new."unit" AS v WHERE old."unit" IS NOT new."unit" UNION ALL SELECT 'location' AS k, new."location" AS v WHERE old."location" IS NOT new."location" UNION ALL SELECT 'source_note' AS k, new."source_note" AS v WHERE old."source_note" IS NOT new."source_note" UNION ALL SELECT 'ta_id' AS k, new."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id" UNION ALL SELECT 'session_id' AS k, new."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'shown_to' AS k, new."shown_to" AS v WHERE old."shown_to" IS NOT new."shown_to" UNION ALL SELECT 'layer' AS k, new."layer" AS v WHERE old."layer" IS NOT new."layer" UNION ALL SELECT 'success_id' AS k, new."success_id" AS v WHERE old."success_id" IS NOT new."success_id")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'dated' AS k, old."dated" AS v WHERE old."dated" IS NOT new."dated" UNION ALL SELECT 'title' AS k, old."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'body' AS k, old."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'value' AS k, old."value" AS v WHERE old."value" IS NOT new."value" UNION ALL SELECT 'unit' AS k, old."unit" AS v WHERE old."unit" IS NOT new."unit" UNION ALL SELECT 'location' AS k, old."location" AS v WHERE old."location" IS NOT new."location" UNION ALL SELECT 'source_note' AS k, old."source_note" AS v WHERE old."source_note" IS NOT new."source_note" UNION ALL SELECT 'ta_id' AS k, old."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id" UNION ALL SELECT 'session_id' AS k, old."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'shown_to' AS k, old."shown_to" AS v WHERE old."shown_to" IS NOT new."shown_to" UNION ALL SELECT 'layer' AS k, old."layer" AS v WHERE old."layer" IS NOT new."layer" UNION ALL SELECT 'success_id' AS k, old."success_id" AS v WHERE old."success_id" IS NOT new."success_id")));
END;

DROP TRIGGER evidence_log_d;

CREATE TRIGGER evidence_log_d AFTER DELETE ON evidence
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'evidence', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'kind', old."kind", 'dated', old."dated", 'title', old."title", 'body', old."body", 'value', old."value", 'unit', old."unit", 'location', old."location", 'source_note', old."source_note", 'ta_id', old."ta_id", 'session_id', old."session_id", 'shown_to', old."shown_to", 'layer', old."layer", 'success_id', old."success_id"));
END;

CREATE TRIGGER learning_log_i AFTER INSERT ON learning
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'learning', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'kind', new."kind", 'session_id', new."session_id", 'grouping_id', new."grouping_id", 'noted_on', new."noted_on", 'area', new."area", 'happened', new."happened", 'so_what', new."so_what", 'now_what', new."now_what", 'owner_id', new."owner_id", 'due_on', new."due_on", 'tried_on', new."tried_on", 'result', new."result", 'held', new."held", 'layer', new."layer"), NULL);
END;

CREATE TRIGGER learning_log_u AFTER UPDATE ON learning
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."kind" IS NOT new."kind" OR old."session_id" IS NOT new."session_id" OR old."grouping_id" IS NOT new."grouping_id" OR old."noted_on" IS NOT new."noted_on" OR old."area" IS NOT new."area" OR old."happened" IS NOT new."happened" OR old."so_what" IS NOT new."so_what" OR old."now_what" IS NOT new."now_what" OR old."owner_id" IS NOT new."owner_id" OR old."due_on" IS NOT new."due_on" OR old."tried_on" IS NOT new."tried_on" OR old."result" IS NOT new."result" OR old."held" IS NOT new."held" OR old."layer" IS NOT new."layer") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'learning', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'session_id' AS k, new."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'grouping_id' AS k, new."grouping_id" AS v WHERE old."grouping_id" IS NOT new."grouping_id" UNION ALL SELECT 'noted_on' AS k, new."noted_on" AS v WHERE old."noted_on" IS NOT new."noted_on" UNION ALL SELECT 'area' AS k, new."area" AS v WHERE old."area" IS NOT new."area" UNION ALL SELECT 'happened' AS k, new."happened" AS v WHERE old."happened" IS NOT new."happened" UNION ALL SELECT 'so_what' AS k, new."so_what" AS v WHERE old."so_what" IS NOT new."so_what" UNION ALL SELECT 'now_what' AS k, new."now_what" AS v WHERE old."now_what" IS NOT new."now_what" UNION ALL SELECT 'owner_id' AS k, new."owner_id" AS v WHERE old."owner_id" IS NOT new."owner_id" UNION ALL SELECT 'due_on' AS k, new."due_on" AS v WHERE old."due_on" IS NOT new."due_on" UNION ALL SELECT 'tried_on' AS k, new."tried_on" AS v WHERE old."tried_on" IS NOT new."tried_on" UNION ALL SELECT 'result' AS k, new."result" AS v WHERE old."result" IS NOT new."result" UNION ALL SELECT 'held' AS k, new."held" AS v WHERE old."held" IS NOT new."held" UNION ALL SELECT 'layer' AS k, new."layer" AS v WHERE old."layer" IS NOT new."layer")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'session_id' AS k, old."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'grouping_id' AS k, old."grouping_id" AS v WHERE old."grouping_id" IS NOT new."grouping_id" UNION ALL SELECT 'noted_on' AS k, old."noted_on" AS v WHERE old."noted_on" IS NOT new."noted_on" UNION ALL SELECT 'area' AS k, old."area" AS v WHERE old."area" IS NOT new."area" UNION ALL SELECT 'happened' AS k, old."happened" AS v WHERE old."happened" IS NOT new."happened" UNION ALL SELECT 'so_what' AS k, old."so_what" AS v WHERE old."so_what" IS NOT new."so_what" UNION ALL SELECT 'now_what' AS k, old."now_what" AS v WHERE old."now_what" IS NOT new."now_what" UNION ALL SELECT 'owner_id' AS k, old."owner_id" AS v WHERE old."owner_id" IS NOT new."owner_id" UNION ALL SELECT 'due_on' AS k, old."due_on" AS v WHERE old."due_on" IS NOT new."due_on" UNION ALL SELECT 'tried_on' AS k, old."tried_on" AS v WHERE old."tried_on" IS NOT new."tried_on" UNION ALL SELECT 'result' AS k, old."result" AS v WHERE old."result" IS NOT new."result" UNION ALL SELECT 'held' AS k, old."held" AS v WHERE old."held" IS NOT new."held" UNION ALL SELECT 'layer' AS k, old."layer" AS v WHERE old."layer" IS NOT new."layer")));
END;

CREATE TRIGGER learning_log_d AFTER DELETE ON learning
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'learning', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'kind', old."kind", 'session_id', old."session_id", 'grouping_id', old."grouping_id", 'noted_on', old."noted_on", 'area', old."area", 'happened', old."happened", 'so_what', old."so_what", 'now_what', old."now_what", 'owner_id', old."owner_id", 'due_on', old."due_on", 'tried_on', old."tried_on", 'result', old."result", 'held', old."held", 'layer', old."layer"));
END;

CREATE TRIGGER decision_area_key BEFORE UPDATE OF id ON decision_area
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER place_key BEFORE UPDATE OF id ON place
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER success_key BEFORE UPDATE OF id ON success
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER decision_right_key BEFORE UPDATE OF id ON decision_right
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER resource_key BEFORE UPDATE OF id ON resource
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER tension_key BEFORE UPDATE OF id ON tension
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER revision_key BEFORE UPDATE OF id ON revision
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER contribution_key BEFORE UPDATE OF id ON contribution
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER decision_key BEFORE UPDATE OF id ON decision
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER learning_key BEFORE UPDATE OF id ON learning
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER decision_right_one_i BEFORE INSERT ON decision_right
WHEN (new.party_id IS NOT NULL) + (new.role IS NOT NULL) <> 1 BEGIN
    SELECT raise(ABORT, 'one of party_id, role');
END;

CREATE TRIGGER decision_right_one_u BEFORE UPDATE ON decision_right
WHEN (new.party_id IS NOT NULL) + (new.role IS NOT NULL) <> 1 BEGIN
    SELECT raise(ABORT, 'one of party_id, role');
END;

CREATE TRIGGER agreement_search_i AFTER INSERT ON agreement BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('agreement', new.id, new.community_id, coalesce(new.title, ''), coalesce(new.body, ''));
END;

CREATE TRIGGER agreement_search_u AFTER UPDATE OF body, community_id, title ON agreement BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.title, ''),
    body = coalesce(new.body, ''), spaced = NULL WHERE tbl = 'agreement' AND uid = new.id;
END;

CREATE TRIGGER agreement_search_d AFTER DELETE ON agreement BEGIN
    DELETE FROM search_entry WHERE tbl = 'agreement' AND uid = old.id;
END;

DROP TRIGGER community_search_i;

CREATE TRIGGER community_search_i AFTER INSERT ON community BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('community', new.id, new.id, coalesce(new.name, ''), coalesce(new.short_name, '') || char(10) || coalesce(new.purpose, '') || char(10) || coalesce(new.domain, '') || char(10) || coalesce(new.vision, '') || char(10) || coalesce(new.audience, '') || char(10) || coalesce(new.partners, '') || char(10) || coalesce(new.goals, '') || char(10) || coalesce(new.benefits_members, '') || char(10) || coalesce(new.benefits_sponsor, '') || char(10) || coalesce(new.scope_in, '') || char(10) || coalesce(new.scope_out, '') || char(10) || coalesce(new.outcomes, '') || char(10) || coalesce(new.needs_addressed, '') || char(10) || coalesce(new.principles, '') || char(10) || coalesce(new.joining, '') || char(10) || coalesce(new.role_text, '') || char(10) || coalesce(new.decision_making, '') || char(10) || coalesce(new.rhythm, '') || char(10) || coalesce(new.knowledge_sharing, '') || char(10) || coalesce(new.working_agreements, '') || char(10) || coalesce(new.confidentiality, '') || char(10) || coalesce(new.commitments, '') || char(10) || coalesce(new.risks, '') || char(10) || coalesce(new.sunset_criteria, '') || char(10) || coalesce(new.ways, ''));
END;

DROP TRIGGER community_search_u;

CREATE TRIGGER community_search_u AFTER UPDATE OF audience, benefits_members, benefits_sponsor, commitments, confidentiality, decision_making, domain, goals, joining, knowledge_sharing, name, needs_addressed, outcomes, partners, principles, purpose, rhythm, risks, role_text, scope_in, scope_out, short_name, sunset_criteria, vision, ways, working_agreements ON community BEGIN
    UPDATE search_entry SET community_id = new.id, title = coalesce(new.name, ''),
    body = coalesce(new.short_name, '') || char(10) || coalesce(new.purpose, '') || char(10) || coalesce(new.domain, '') || char(10) || coalesce(new.vision, '') || char(10) || coalesce(new.audience, '') || char(10) || coalesce(new.partners, '') || char(10) || coalesce(new.goals, '') || char(10) || coalesce(new.benefits_members, '') || char(10) || coalesce(new.benefits_sponsor, '') || char(10) || coalesce(new.scope_in, '') || char(10) || coalesce(new.scope_out, '') || char(10) || coalesce(new.outcomes, '') || char(10) || coalesce(new.needs_addressed, '') || char(10) || coalesce(new.principles, '') || char(10) || coalesce(new.joining, '') || char(10) || coalesce(new.role_text, '') || char(10) || coalesce(new.decision_making, '') || char(10) || coalesce(new.rhythm, '') || char(10) || coalesce(new.knowledge_sharing, '') || char(10) || coalesce(new.working_agreements, '') || char(10) || coalesce(new.confidentiality, '') || char(10) || coalesce(new.commitments, '') || char(10) || coalesce(new.risks, '') || char(10) || coalesce(new.sunset_criteria, '') || char(10) || coalesce(new.ways, ''), spaced = NULL WHERE tbl = 'community' AND uid = new.id;
END;

CREATE TRIGGER contribution_search_i AFTER INSERT ON contribution BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('contribution', new.id, new.community_id, coalesce(new.body, ''), '');
END;

CREATE TRIGGER contribution_search_u AFTER UPDATE OF body, community_id ON contribution BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.body, ''),
    body = '', spaced = NULL WHERE tbl = 'contribution' AND uid = new.id;
END;

CREATE TRIGGER contribution_search_d AFTER DELETE ON contribution BEGIN
    DELETE FROM search_entry WHERE tbl = 'contribution' AND uid = old.id;
END;

CREATE TRIGGER decision_search_i AFTER INSERT ON decision BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('decision', new.id, new.community_id, coalesce(new.body, ''), coalesce(new.decided_by, ''));
END;

CREATE TRIGGER decision_search_u AFTER UPDATE OF body, community_id, decided_by ON decision BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.body, ''),
    body = coalesce(new.decided_by, ''), spaced = NULL WHERE tbl = 'decision' AND uid = new.id;
END;

CREATE TRIGGER decision_search_d AFTER DELETE ON decision BEGIN
    DELETE FROM search_entry WHERE tbl = 'decision' AND uid = old.id;
END;

CREATE TRIGGER decision_area_search_i AFTER INSERT ON decision_area BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('decision_area', new.id, new.community_id, coalesce(new.title, ''), coalesce(new.note, ''));
END;

CREATE TRIGGER decision_area_search_u AFTER UPDATE OF community_id, note, title ON decision_area BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.title, ''),
    body = coalesce(new.note, ''), spaced = NULL WHERE tbl = 'decision_area' AND uid = new.id;
END;

CREATE TRIGGER decision_area_search_d AFTER DELETE ON decision_area BEGIN
    DELETE FROM search_entry WHERE tbl = 'decision_area' AND uid = old.id;
END;

CREATE TRIGGER learning_search_i AFTER INSERT ON learning BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('learning', new.id, new.community_id, coalesce(new.happened, ''), coalesce(new.area, '') || char(10) || coalesce(new.so_what, '') || char(10) || coalesce(new.now_what, '') || char(10) || coalesce(new.result, ''));
END;

CREATE TRIGGER learning_search_u AFTER UPDATE OF area, community_id, happened, now_what, result, so_what ON learning BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.happened, ''),
    body = coalesce(new.area, '') || char(10) || coalesce(new.so_what, '') || char(10) || coalesce(new.now_what, '') || char(10) || coalesce(new.result, ''), spaced = NULL WHERE tbl = 'learning' AND uid = new.id;
END;

CREATE TRIGGER learning_search_d AFTER DELETE ON learning BEGIN
    DELETE FROM search_entry WHERE tbl = 'learning' AND uid = old.id;
END;

CREATE TRIGGER place_search_i AFTER INSERT ON place BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('place', new.id, new.community_id, coalesce(new.name, ''), coalesce(new.location, '') || char(10) || coalesce(new.holds, '') || char(10) || coalesce(new.access, ''));
END;

CREATE TRIGGER place_search_u AFTER UPDATE OF access, community_id, holds, location, name ON place BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.name, ''),
    body = coalesce(new.location, '') || char(10) || coalesce(new.holds, '') || char(10) || coalesce(new.access, ''), spaced = NULL WHERE tbl = 'place' AND uid = new.id;
END;

CREATE TRIGGER place_search_d AFTER DELETE ON place BEGIN
    DELETE FROM search_entry WHERE tbl = 'place' AND uid = old.id;
END;

CREATE TRIGGER resource_search_i AFTER INSERT ON resource BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('resource', new.id, new.community_id, coalesce(new.title, ''), coalesce(new.summary, '') || char(10) || coalesce(new.body, '') || char(10) || coalesce(new.source_note, ''));
END;

CREATE TRIGGER resource_search_u AFTER UPDATE OF body, community_id, source_note, summary, title ON resource BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.title, ''),
    body = coalesce(new.summary, '') || char(10) || coalesce(new.body, '') || char(10) || coalesce(new.source_note, ''), spaced = NULL WHERE tbl = 'resource' AND uid = new.id;
END;

CREATE TRIGGER resource_search_d AFTER DELETE ON resource BEGIN
    DELETE FROM search_entry WHERE tbl = 'resource' AND uid = old.id;
END;

CREATE TRIGGER success_search_i AFTER INSERT ON success BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('success', new.id, new.community_id, coalesce(new.statement, ''), coalesce(new.theme, '') || char(10) || coalesce(new.measure, '') || char(10) || coalesce(new.target, ''));
END;

CREATE TRIGGER success_search_u AFTER UPDATE OF community_id, measure, statement, target, theme ON success BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.statement, ''),
    body = coalesce(new.theme, '') || char(10) || coalesce(new.measure, '') || char(10) || coalesce(new.target, ''), spaced = NULL WHERE tbl = 'success' AND uid = new.id;
END;

CREATE TRIGGER success_search_d AFTER DELETE ON success BEGIN
    DELETE FROM search_entry WHERE tbl = 'success' AND uid = old.id;
END;

CREATE TRIGGER tension_search_i AFTER INSERT ON tension BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('tension', new.id, new.community_id, coalesce(new.nature, ''), coalesce(new.how_held, ''));
END;

CREATE TRIGGER tension_search_u AFTER UPDATE OF community_id, how_held, nature ON tension BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.nature, ''),
    body = coalesce(new.how_held, ''), spaced = NULL WHERE tbl = 'tension' AND uid = new.id;
END;

CREATE TRIGGER tension_search_d AFTER DELETE ON tension BEGIN
    DELETE FROM search_entry WHERE tbl = 'tension' AND uid = old.id;
END;

INSERT INTO search_entry (tbl, uid, community_id, title, body)
SELECT 'agreement', id, community_id, coalesce(title, ''), coalesce(body, '')
FROM agreement;

DELETE FROM search_entry WHERE tbl = 'community';

INSERT INTO search_entry (tbl, uid, community_id, title, body)
SELECT 'community', id, id, coalesce(name, ''), coalesce(short_name, '') || char(10) || coalesce(purpose, '') || char(10) || coalesce(domain, '') || char(10) || coalesce(vision, '') || char(10) || coalesce(audience, '') || char(10) || coalesce(partners, '') || char(10) || coalesce(goals, '') || char(10) || coalesce(benefits_members, '') || char(10) || coalesce(benefits_sponsor, '') || char(10) || coalesce(scope_in, '') || char(10) || coalesce(scope_out, '') || char(10) || coalesce(outcomes, '') || char(10) || coalesce(needs_addressed, '') || char(10) || coalesce(principles, '') || char(10) || coalesce(joining, '') || char(10) || coalesce(role_text, '') || char(10) || coalesce(decision_making, '') || char(10) || coalesce(rhythm, '') || char(10) || coalesce(knowledge_sharing, '') || char(10) || coalesce(working_agreements, '') || char(10) || coalesce(confidentiality, '') || char(10) || coalesce(commitments, '') || char(10) || coalesce(risks, '') || char(10) || coalesce(sunset_criteria, '') || char(10) || coalesce(ways, '')
FROM community;
