-- Needs and expertise: votes, peers who help, groups. Tables, log, search.

CREATE TABLE peer_link (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	topic_id TEXT, 
	need_id TEXT, 
	expertise_id TEXT, 
	asker_site_id TEXT, 
	asker_person_id TEXT, 
	helper_site_id TEXT, 
	helper_person_id TEXT, 
	state TEXT DEFAULT 'suggested' NOT NULL, 
	origin TEXT DEFAULT 'coach' NOT NULL, 
	session_id TEXT, 
	introduced_on TEXT, 
	introduced_by_id TEXT, 
	intro_text TEXT, 
	alone_on TEXT, 
	happened_on TEXT, 
	form TEXT, 
	result TEXT, 
	helpful INTEGER CHECK (helpful IN (0, 1)), 
	layer TEXT DEFAULT 'successor' NOT NULL CHECK (layer <> 'own'), 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(topic_id) REFERENCES topic (id) ON DELETE SET NULL, 
	FOREIGN KEY(need_id) REFERENCES need (id) ON DELETE SET NULL, 
	FOREIGN KEY(expertise_id) REFERENCES expertise (id) ON DELETE SET NULL, 
	FOREIGN KEY(asker_site_id) REFERENCES site (id) ON DELETE SET NULL, 
	FOREIGN KEY(asker_person_id) REFERENCES person (id) ON DELETE SET NULL, 
	FOREIGN KEY(helper_site_id) REFERENCES site (id) ON DELETE SET NULL, 
	FOREIGN KEY(helper_person_id) REFERENCES person (id) ON DELETE SET NULL, 
	FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE SET NULL, 
	FOREIGN KEY(introduced_by_id) REFERENCES person (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE ranking (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	method TEXT NOT NULL, 
	held_on TEXT, 
	session_id TEXT, 
	voters INTEGER CHECK (voters >= 0), 
	votes_each INTEGER CHECK (votes_each >= 0), 
	ballots TEXT CHECK (json_valid(ballots)), 
	status TEXT DEFAULT 'open' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE grouping (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	title TEXT NOT NULL, 
	session_id TEXT, 
	block_id TEXT, 
	size_target INTEGER CHECK (size_target >= 0), 
	size_min INTEGER CHECK (size_min >= 0), 
	size_max INTEGER CHECK (size_max >= 0), 
	criteria TEXT CHECK (json_valid(criteria)), 
	together TEXT CHECK (json_valid(together)), 
	rationale TEXT, 
	groups TEXT NOT NULL CHECK (json_valid(groups)), 
	held_on TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE SET NULL, 
	FOREIGN KEY(block_id) REFERENCES block (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE group_place (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	grouping_id TEXT NOT NULL, 
	letter TEXT, 
	person_id TEXT NOT NULL, 
	choices TEXT CHECK (json_valid(choices)), 
	PRIMARY KEY (id), 
	CONSTRAINT uq_group_place_grouping_id_person_id UNIQUE (grouping_id, person_id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(grouping_id) REFERENCES grouping (id) ON DELETE CASCADE, 
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT
)
 STRICT;

CREATE TABLE ranking_item (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	ranking_id TEXT NOT NULL, 
	position REAL NOT NULL, 
	topic_id TEXT, 
	need_id TEXT, 
	label TEXT, 
	tally INTEGER CHECK (tally >= 0), 
	impact INTEGER CHECK (impact BETWEEN 0 AND 100), 
	effort INTEGER CHECK (effort BETWEEN 0 AND 100), 
	bucket TEXT, 
	decision TEXT, 
	tackled_by TEXT CHECK (json_valid(tackled_by)), 
	session_id TEXT, 
	ta_id TEXT, 
	peer_link_id TEXT, 
	action_id TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(ranking_id) REFERENCES ranking (id) ON DELETE CASCADE, 
	FOREIGN KEY(topic_id) REFERENCES topic (id) ON DELETE CASCADE, 
	FOREIGN KEY(need_id) REFERENCES need (id) ON DELETE CASCADE, 
	FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE SET NULL, 
	FOREIGN KEY(ta_id) REFERENCES ta_engagement (id) ON DELETE SET NULL, 
	FOREIGN KEY(peer_link_id) REFERENCES peer_link (id) ON DELETE SET NULL, 
	FOREIGN KEY(action_id) REFERENCES action (id) ON DELETE SET NULL
)
 STRICT;

CREATE INDEX ix_peer_link_asker_person_id ON peer_link (asker_person_id);

CREATE INDEX ix_peer_link_asker_site_id ON peer_link (asker_site_id);

CREATE INDEX ix_peer_link_community_id ON peer_link (community_id);

CREATE INDEX ix_peer_link_expertise_id ON peer_link (expertise_id);

CREATE INDEX ix_peer_link_helper_person_id ON peer_link (helper_person_id);

CREATE INDEX ix_peer_link_helper_site_id ON peer_link (helper_site_id);

CREATE INDEX ix_peer_link_introduced_by_id ON peer_link (introduced_by_id);

CREATE INDEX ix_peer_link_need_id ON peer_link (need_id);

CREATE INDEX ix_peer_link_session_id ON peer_link (session_id);

CREATE INDEX ix_peer_link_topic_id ON peer_link (topic_id);

CREATE INDEX ix_ranking_community_id ON ranking (community_id);

CREATE INDEX ix_ranking_session_id ON ranking (session_id);

CREATE INDEX ix_grouping_block_id ON grouping (block_id);

CREATE INDEX ix_grouping_community_id ON grouping (community_id);

CREATE INDEX ix_grouping_session_id ON grouping (session_id);

CREATE INDEX ix_group_place_community_id ON group_place (community_id);

CREATE INDEX ix_group_place_grouping_id ON group_place (grouping_id);

CREATE INDEX ix_group_place_person_id ON group_place (person_id);

CREATE INDEX ix_ranking_item_action_id ON ranking_item (action_id);

CREATE INDEX ix_ranking_item_community_id ON ranking_item (community_id);

CREATE INDEX ix_ranking_item_need_id ON ranking_item (need_id);

CREATE INDEX ix_ranking_item_peer_link_id ON ranking_item (peer_link_id);

CREATE INDEX ix_ranking_item_ranking_id ON ranking_item (ranking_id);

CREATE INDEX ix_ranking_item_session_id ON ranking_item (session_id);

CREATE INDEX ix_ranking_item_ta_id ON ranking_item (ta_id);

CREATE INDEX ix_ranking_item_topic_id ON ranking_item (topic_id);

CREATE TRIGGER peer_link_log_i AFTER INSERT ON peer_link
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'peer_link', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'topic_id', new."topic_id", 'need_id', new."need_id", 'expertise_id', new."expertise_id", 'asker_site_id', new."asker_site_id", 'asker_person_id', new."asker_person_id", 'helper_site_id', new."helper_site_id", 'helper_person_id', new."helper_person_id", 'state', new."state", 'origin', new."origin", 'session_id', new."session_id", 'introduced_on', new."introduced_on", 'introduced_by_id', new."introduced_by_id", 'intro_text', new."intro_text", 'alone_on', new."alone_on", 'happened_on', new."happened_on", 'form', new."form", 'result', new."result", 'helpful', new."helpful", 'layer', new."layer"), NULL);
END;

CREATE TRIGGER peer_link_log_u AFTER UPDATE ON peer_link
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."topic_id" IS NOT new."topic_id" OR old."need_id" IS NOT new."need_id" OR old."expertise_id" IS NOT new."expertise_id" OR old."asker_site_id" IS NOT new."asker_site_id" OR old."asker_person_id" IS NOT new."asker_person_id" OR old."helper_site_id" IS NOT new."helper_site_id" OR old."helper_person_id" IS NOT new."helper_person_id" OR old."state" IS NOT new."state" OR old."origin" IS NOT new."origin" OR old."session_id" IS NOT new."session_id" OR old."introduced_on" IS NOT new."introduced_on" OR old."introduced_by_id" IS NOT new."introduced_by_id" OR old."intro_text" IS NOT new."intro_text" OR old."alone_on" IS NOT new."alone_on" OR old."happened_on" IS NOT new."happened_on" OR old."form" IS NOT new."form" OR old."result" IS NOT new."result" OR old."helpful" IS NOT new."helpful" OR old."layer" IS NOT new."layer") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'peer_link', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'topic_id' AS k, new."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id" UNION ALL SELECT 'need_id' AS k, new."need_id" AS v WHERE old."need_id" IS NOT new."need_id" UNION ALL SELECT 'expertise_id' AS k, new."expertise_id" AS v WHERE old."expertise_id" IS NOT new."expertise_id" UNION ALL SELECT 'asker_site_id' AS k, new."asker_site_id" AS v WHERE old."asker_site_id" IS NOT new."asker_site_id" UNION ALL SELECT 'asker_person_id' AS k, new."asker_person_id" AS v WHERE old."asker_person_id" IS NOT new."asker_person_id" UNION ALL SELECT 'helper_site_id' AS k, new."helper_site_id" AS v WHERE old."helper_site_id" IS NOT new."helper_site_id" UNION ALL SELECT 'helper_person_id' AS k, new."helper_person_id" AS v WHERE old."helper_person_id" IS NOT new."helper_person_id" UNION ALL SELECT 'state' AS k, new."state" AS v WHERE old."state" IS NOT new."state" UNION ALL SELECT 'origin' AS k, new."origin" AS v WHERE old."origin" IS NOT new."origin" UNION ALL SELECT 'session_id' AS k, new."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'introduced_on' AS k, new."introduced_on" AS v WHERE old."introduced_on" IS NOT new."introduced_on" UNION ALL SELECT 'introduced_by_id' AS k, new."introduced_by_id" AS v WHERE old."introduced_by_id" IS NOT new."introduced_by_id" UNION ALL SELECT 'intro_text' AS k, new."intro_text" AS v WHERE old."intro_text" IS NOT new."intro_text" UNION ALL SELECT 'alone_on' AS k, new."alone_on" AS v WHERE old."alone_on" IS NOT new."alone_on" UNION ALL SELECT 'happened_on' AS k, new."happened_on" AS v WHERE old."happened_on" IS NOT new."happened_on" UNION ALL SELECT 'form' AS k, new."form" AS v WHERE old."form" IS NOT new."form" UNION ALL SELECT 'result' AS k, new."result" AS v WHERE old."result" IS NOT new."result" UNION ALL SELECT 'helpful' AS k, new."helpful" AS v WHERE old."helpful" IS NOT new."helpful" UNION ALL SELECT 'layer' AS k, new."layer" AS v WHERE old."layer" IS NOT new."layer")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'topic_id' AS k, old."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id" UNION ALL SELECT 'need_id' AS k, old."need_id" AS v WHERE old."need_id" IS NOT new."need_id" UNION ALL SELECT 'expertise_id' AS k, old."expertise_id" AS v WHERE old."expertise_id" IS NOT new."expertise_id" UNION ALL SELECT 'asker_site_id' AS k, old."asker_site_id" AS v WHERE old."asker_site_id" IS NOT new."asker_site_id" UNION ALL SELECT 'asker_person_id' AS k, old."asker_person_id" AS v WHERE old."asker_person_id" IS NOT new."asker_person_id" UNION ALL SELECT 'helper_site_id' AS k, old."helper_site_id" AS v WHERE old."helper_site_id" IS NOT new."helper_site_id" UNION ALL SELECT 'helper_person_id' AS k, old."helper_person_id" AS v WHERE old."helper_person_id" IS NOT new."helper_person_id" UNION ALL SELECT 'state' AS k, old."state" AS v WHERE old."state" IS NOT new."state" UNION ALL SELECT 'origin' AS k, old."origin" AS v WHERE old."origin" IS NOT new."origin" UNION ALL SELECT 'session_id' AS k, old."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'introduced_on' AS k, old."introduced_on" AS v WHERE old."introduced_on" IS NOT new."introduced_on" UNION ALL SELECT 'introduced_by_id' AS k, old."introduced_by_id" AS v WHERE old."introduced_by_id" IS NOT new."introduced_by_id" UNION ALL SELECT 'intro_text' AS k, old."intro_text" AS v WHERE old."intro_text" IS NOT new."intro_text" UNION ALL SELECT 'alone_on' AS k, old."alone_on" AS v WHERE old."alone_on" IS NOT new."alone_on" UNION ALL SELECT 'happened_on' AS k, old."happened_on" AS v WHERE old."happened_on" IS NOT new."happened_on" UNION ALL SELECT 'form' AS k, old."form" AS v WHERE old."form" IS NOT new."form" UNION ALL SELECT 'result' AS k, old."result" AS v WHERE old."result" IS NOT new."result" UNION ALL SELECT 'helpful' AS k, old."helpful" AS v WHERE old."helpful" IS NOT new."helpful" UNION ALL SELECT 'layer' AS k, old."layer" AS v WHERE old."layer" IS NOT new."layer")));
END;

CREATE TRIGGER peer_link_log_d AFTER DELETE ON peer_link
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'peer_link', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'topic_id', old."topic_id", 'need_id', old."need_id", 'expertise_id', old."expertise_id", 'asker_site_id', old."asker_site_id", 'asker_person_id', old."asker_person_id", 'helper_site_id', old."helper_site_id", 'helper_person_id', old."helper_person_id", 'state', old."state", 'origin', old."origin", 'session_id', old."session_id", 'introduced_on', old."introduced_on", 'introduced_by_id', old."introduced_by_id", 'intro_text', old."intro_text", 'alone_on', old."alone_on", 'happened_on', old."happened_on", 'form', old."form", 'result', old."result", 'helpful', old."helpful", 'layer', old."layer"));
END;

CREATE TRIGGER ranking_log_i AFTER INSERT ON ranking
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'ranking', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'title', new."title", 'method', new."method", 'held_on', new."held_on", 'session_id', new."session_id", 'voters', new."voters", 'votes_each', new."votes_each", 'ballots', new."ballots", 'status', new."status"), NULL);
END;

CREATE TRIGGER ranking_log_u AFTER UPDATE ON ranking
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."title" IS NOT new."title" OR old."method" IS NOT new."method" OR old."held_on" IS NOT new."held_on" OR old."session_id" IS NOT new."session_id" OR old."voters" IS NOT new."voters" OR old."votes_each" IS NOT new."votes_each" OR old."ballots" IS NOT new."ballots" OR old."status" IS NOT new."status") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'ranking', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'title' AS k, new."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'method' AS k, new."method" AS v WHERE old."method" IS NOT new."method" UNION ALL SELECT 'held_on' AS k, new."held_on" AS v WHERE old."held_on" IS NOT new."held_on" UNION ALL SELECT 'session_id' AS k, new."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'voters' AS k, new."voters" AS v WHERE old."voters" IS NOT new."voters" UNION ALL SELECT 'votes_each' AS k, new."votes_each" AS v WHERE old."votes_each" IS NOT new."votes_each" UNION ALL SELECT 'ballots' AS k, new."ballots" AS v WHERE old."ballots" IS NOT new."ballots" UNION ALL SELECT 'status' AS k, new."status" AS v WHERE old."status" IS NOT new."status")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'title' AS k, old."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'method' AS k, old."method" AS v WHERE old."method" IS NOT new."method" UNION ALL SELECT 'held_on' AS k, old."held_on" AS v WHERE old."held_on" IS NOT new."held_on" UNION ALL SELECT 'session_id' AS k, old."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'voters' AS k, old."voters" AS v WHERE old."voters" IS NOT new."voters" UNION ALL SELECT 'votes_each' AS k, old."votes_each" AS v WHERE old."votes_each" IS NOT new."votes_each" UNION ALL SELECT 'ballots' AS k, old."ballots" AS v WHERE old."ballots" IS NOT new."ballots" UNION ALL SELECT 'status' AS k, old."status" AS v WHERE old."status" IS NOT new."status")));
END;

CREATE TRIGGER ranking_log_d AFTER DELETE ON ranking
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'ranking', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'title', old."title", 'method', old."method", 'held_on', old."held_on", 'session_id', old."session_id", 'voters', old."voters", 'votes_each', old."votes_each", 'ballots', old."ballots", 'status', old."status"));
END;

CREATE TRIGGER grouping_log_i AFTER INSERT ON grouping
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'grouping', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'kind', new."kind", 'title', new."title", 'session_id', new."session_id", 'block_id', new."block_id", 'size_target', new."size_target", 'size_min', new."size_min", 'size_max', new."size_max", 'criteria', new."criteria", 'together', new."together", 'rationale', new."rationale", 'groups', new."groups", 'held_on', new."held_on"), NULL);
END;

CREATE TRIGGER grouping_log_u AFTER UPDATE ON grouping
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."kind" IS NOT new."kind" OR old."title" IS NOT new."title" OR old."session_id" IS NOT new."session_id" OR old."block_id" IS NOT new."block_id" OR old."size_target" IS NOT new."size_target" OR old."size_min" IS NOT new."size_min" OR old."size_max" IS NOT new."size_max" OR old."criteria" IS NOT new."criteria" OR old."together" IS NOT new."together" OR old."rationale" IS NOT new."rationale" OR old."groups" IS NOT new."groups" OR old."held_on" IS NOT new."held_on") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'grouping', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'title' AS k, new."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'session_id' AS k, new."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'block_id' AS k, new."block_id" AS v WHERE old."block_id" IS NOT new."block_id" UNION ALL SELECT 'size_target' AS k, new."size_target" AS v WHERE old."size_target" IS NOT new."size_target" UNION ALL SELECT 'size_min' AS k, new."size_min" AS v WHERE old."size_min" IS NOT new."size_min" UNION ALL SELECT 'size_max' AS k, new."size_max" AS v WHERE old."size_max" IS NOT new."size_max" UNION ALL SELECT 'criteria' AS k, new."criteria" AS v WHERE old."criteria" IS NOT new."criteria" UNION ALL SELECT 'together' AS k, new."together" AS v WHERE old."together" IS NOT new."together" UNION ALL SELECT 'rationale' AS k, new."rationale" AS v WHERE old."rationale" IS NOT new."rationale" UNION ALL SELECT 'groups' AS k, new."groups" AS v WHERE old."groups" IS NOT new."groups" UNION ALL SELECT 'held_on' AS k, new."held_on" AS v WHERE old."held_on" IS NOT new."held_on")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'title' AS k, old."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'session_id' AS k, old."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'block_id' AS k, old."block_id" AS v WHERE old."block_id" IS NOT new."block_id" UNION ALL SELECT 'size_target' AS k, old."size_target" AS v WHERE old."size_target" IS NOT new."size_target" UNION ALL SELECT 'size_min' AS k, old."size_min" AS v WHERE old."size_min" IS NOT new."size_min" UNION ALL SELECT 'size_max' AS k, old."size_max" AS v WHERE old."size_max" IS NOT new."size_max" UNION ALL SELECT 'criteria' AS k, old."criteria" AS v WHERE old."criteria" IS NOT new."criteria" UNION ALL SELECT 'together' AS k, old."together" AS v WHERE old."together" IS NOT new."together" UNION ALL SELECT 'rationale' AS k, old."rationale" AS v WHERE old."rationale" IS NOT new."rationale" UNION ALL SELECT 'groups' AS k, old."groups" AS v WHERE old."groups" IS NOT new."groups" UNION ALL SELECT 'held_on' AS k, old."held_on" AS v WHERE old."held_on" IS NOT new."held_on")));
END;

CREATE TRIGGER grouping_log_d AFTER DELETE ON grouping
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'grouping', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'kind', old."kind", 'title', old."title", 'session_id', old."session_id", 'block_id', old."block_id", 'size_target', old."size_target", 'size_min', old."size_min", 'size_max', old."size_max", 'criteria', old."criteria", 'together', old."together", 'rationale', old."rationale", 'groups', old."groups", 'held_on', old."held_on"));
END;

CREATE TRIGGER group_place_log_i AFTER INSERT ON group_place
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'group_place', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'grouping_id', new."grouping_id", 'letter', new."letter", 'person_id', new."person_id", 'choices', new."choices"), NULL);
END;

CREATE TRIGGER group_place_log_u AFTER UPDATE ON group_place
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."grouping_id" IS NOT new."grouping_id" OR old."letter" IS NOT new."letter" OR old."person_id" IS NOT new."person_id" OR old."choices" IS NOT new."choices") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'group_place', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'grouping_id' AS k, new."grouping_id" AS v WHERE old."grouping_id" IS NOT new."grouping_id" UNION ALL SELECT 'letter' AS k, new."letter" AS v WHERE old."letter" IS NOT new."letter" UNION ALL SELECT 'person_id' AS k, new."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'choices' AS k, new."choices" AS v WHERE old."choices" IS NOT new."choices")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'grouping_id' AS k, old."grouping_id" AS v WHERE old."grouping_id" IS NOT new."grouping_id" UNION ALL SELECT 'letter' AS k, old."letter" AS v WHERE old."letter" IS NOT new."letter" UNION ALL SELECT 'person_id' AS k, old."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'choices' AS k, old."choices" AS v WHERE old."choices" IS NOT new."choices")));
END;

CREATE TRIGGER group_place_log_d AFTER DELETE ON group_place
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'group_place', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'grouping_id', old."grouping_id", 'letter', old."letter", 'person_id', old."person_id", 'choices', old."choices"));
END;

CREATE TRIGGER ranking_item_log_i AFTER INSERT ON ranking_item
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'ranking_item', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'ranking_id', new."ranking_id", 'position', new."position", 'topic_id', new."topic_id", 'need_id', new."need_id", 'label', new."label", 'tally', new."tally", 'impact', new."impact", 'effort', new."effort", 'bucket', new."bucket", 'decision', new."decision", 'tackled_by', new."tackled_by", 'session_id', new."session_id", 'ta_id', new."ta_id", 'peer_link_id', new."peer_link_id", 'action_id', new."action_id"), NULL);
END;

CREATE TRIGGER ranking_item_log_u AFTER UPDATE ON ranking_item
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."ranking_id" IS NOT new."ranking_id" OR old."position" IS NOT new."position" OR old."topic_id" IS NOT new."topic_id" OR old."need_id" IS NOT new."need_id" OR old."label" IS NOT new."label" OR old."tally" IS NOT new."tally" OR old."impact" IS NOT new."impact" OR old."effort" IS NOT new."effort" OR old."bucket" IS NOT new."bucket" OR old."decision" IS NOT new."decision" OR old."tackled_by" IS NOT new."tackled_by" OR old."session_id" IS NOT new."session_id" OR old."ta_id" IS NOT new."ta_id" OR old."peer_link_id" IS NOT new."peer_link_id" OR old."action_id" IS NOT new."action_id") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'ranking_item', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'ranking_id' AS k, new."ranking_id" AS v WHERE old."ranking_id" IS NOT new."ranking_id" UNION ALL SELECT 'position' AS k, new."position" AS v WHERE old."position" IS NOT new."position" UNION ALL SELECT 'topic_id' AS k, new."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id" UNION ALL SELECT 'need_id' AS k, new."need_id" AS v WHERE old."need_id" IS NOT new."need_id" UNION ALL SELECT 'label' AS k, new."label" AS v WHERE old."label" IS NOT new."label" UNION ALL SELECT 'tally' AS k, new."tally" AS v WHERE old."tally" IS NOT new."tally" UNION ALL SELECT 'impact' AS k, new."impact" AS v WHERE old."impact" IS NOT new."impact" UNION ALL SELECT 'effort' AS k, new."effort" AS v WHERE old."effort" IS NOT new."effort" UNION ALL SELECT 'bucket' AS k, new."bucket" AS v WHERE old."bucket" IS NOT new."bucket" UNION ALL SELECT 'decision' AS k, new."decision" AS v WHERE old."decision" IS NOT new."decision" UNION ALL SELECT 'tackled_by' AS k, new."tackled_by" AS v WHERE old."tackled_by" IS NOT new."tackled_by" UNION ALL SELECT 'session_id' AS k, new."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'ta_id' AS k, new."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id" UNION ALL SELECT 'peer_link_id' AS k, new."peer_link_id" AS v WHERE old."peer_link_id" IS NOT new."peer_link_id" UNION ALL SELECT 'action_id' AS k, new."action_id" AS v WHERE old."action_id" IS NOT new."action_id")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'ranking_id' AS k, old."ranking_id" AS v WHERE old."ranking_id" IS NOT new."ranking_id" UNION ALL SELECT 'position' AS k, old."position" AS v WHERE old."position" IS NOT new."position" UNION ALL SELECT 'topic_id' AS k, old."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id" UNION ALL SELECT 'need_id' AS k, old."need_id" AS v WHERE old."need_id" IS NOT new."need_id" UNION ALL SELECT 'label' AS k, old."label" AS v WHERE old."label" IS NOT new."label" UNION ALL SELECT 'tally' AS k, old."tally" AS v WHERE old."tally" IS NOT new."tally" UNION ALL SELECT 'impact' AS k, old."impact" AS v WHERE old."impact" IS NOT new."impact" UNION ALL SELECT 'effort' AS k, old."effort" AS v WHERE old."effort" IS NOT new."effort" UNION ALL SELECT 'bucket' AS k, old."bucket" AS v WHERE old."bucket" IS NOT new."bucket" UNION ALL SELECT 'decision' AS k, old."decision" AS v WHERE old."decision" IS NOT new."decision" UNION ALL SELECT 'tackled_by' AS k, old."tackled_by" AS v WHERE old."tackled_by" IS NOT new."tackled_by" UNION ALL SELECT 'session_id' AS k, old."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'ta_id' AS k, old."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id" UNION ALL SELECT 'peer_link_id' AS k, old."peer_link_id" AS v WHERE old."peer_link_id" IS NOT new."peer_link_id" UNION ALL SELECT 'action_id' AS k, old."action_id" AS v WHERE old."action_id" IS NOT new."action_id")));
END;

CREATE TRIGGER ranking_item_log_d AFTER DELETE ON ranking_item
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'ranking_item', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'ranking_id', old."ranking_id", 'position', old."position", 'topic_id', old."topic_id", 'need_id', old."need_id", 'label', old."label", 'tally', old."tally", 'impact', old."impact", 'effort', old."effort", 'bucket', old."bucket", 'decision', old."decision", 'tackled_by', old."tackled_by", 'session_id', old."session_id", 'ta_id', old."ta_id", 'peer_link_id', old."peer_link_id", 'action_id', old."action_id"));
END;

CREATE TRIGGER peer_link_key BEFORE UPDATE OF id ON peer_link
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER ranking_key BEFORE UPDATE OF id ON ranking
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER grouping_key BEFORE UPDATE OF id ON grouping
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER group_place_key BEFORE UPDATE OF id ON group_place
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER ranking_item_key BEFORE UPDATE OF id ON ranking_item
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER ranking_item_one_i BEFORE INSERT ON ranking_item
WHEN (new.topic_id IS NOT NULL) + (new.need_id IS NOT NULL) + (new.label IS NOT NULL) <> 1 BEGIN
    SELECT raise(ABORT, 'one of topic_id, need_id, label');
END;

CREATE TRIGGER ranking_item_one_u BEFORE UPDATE ON ranking_item
WHEN (new.topic_id IS NOT NULL) + (new.need_id IS NOT NULL) + (new.label IS NOT NULL) <> 1 BEGIN
    SELECT raise(ABORT, 'one of topic_id, need_id, label');
END;

CREATE TRIGGER grouping_search_i AFTER INSERT ON grouping BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('grouping', new.id, new.community_id, coalesce(new.title, ''), coalesce(new.rationale, ''));
END;

CREATE TRIGGER grouping_search_u AFTER UPDATE OF community_id, rationale, title ON grouping BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.title, ''),
    body = coalesce(new.rationale, ''), spaced = NULL WHERE tbl = 'grouping' AND uid = new.id;
END;

CREATE TRIGGER grouping_search_d AFTER DELETE ON grouping BEGIN
    DELETE FROM search_entry WHERE tbl = 'grouping' AND uid = old.id;
END;

CREATE TRIGGER peer_link_search_i AFTER INSERT ON peer_link BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('peer_link', new.id, new.community_id, coalesce(new.result, ''), '');
END;

CREATE TRIGGER peer_link_search_u AFTER UPDATE OF community_id, result ON peer_link BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.result, ''),
    body = '', spaced = NULL WHERE tbl = 'peer_link' AND uid = new.id;
END;

CREATE TRIGGER peer_link_search_d AFTER DELETE ON peer_link BEGIN
    DELETE FROM search_entry WHERE tbl = 'peer_link' AND uid = old.id;
END;

CREATE TRIGGER ranking_search_i AFTER INSERT ON ranking BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('ranking', new.id, new.community_id, coalesce(new.title, ''), '');
END;

CREATE TRIGGER ranking_search_u AFTER UPDATE OF community_id, title ON ranking BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.title, ''),
    body = '', spaced = NULL WHERE tbl = 'ranking' AND uid = new.id;
END;

CREATE TRIGGER ranking_search_d AFTER DELETE ON ranking BEGIN
    DELETE FROM search_entry WHERE tbl = 'ranking' AND uid = old.id;
END;

CREATE TRIGGER ranking_item_search_i AFTER INSERT ON ranking_item BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('ranking_item', new.id, new.community_id, coalesce(new.label, ''), coalesce(new.decision, ''));
END;

CREATE TRIGGER ranking_item_search_u AFTER UPDATE OF community_id, decision, label ON ranking_item BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.label, ''),
    body = coalesce(new.decision, ''), spaced = NULL WHERE tbl = 'ranking_item' AND uid = new.id;
END;

CREATE TRIGGER ranking_item_search_d AFTER DELETE ON ranking_item BEGIN
    DELETE FROM search_entry WHERE tbl = 'ranking_item' AND uid = old.id;
END;
