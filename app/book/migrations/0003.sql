-- Two rooms: agreements, evidence, packets made; search inside the coaching room.

CREATE TABLE packet (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	transition_id TEXT, 
	kind TEXT NOT NULL, 
	reader TEXT NOT NULL, 
	site_id TEXT, 
	title TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	prepared_by_id TEXT, 
	prepared_on TEXT NOT NULL, 
	destroy_on TEXT, 
	sections TEXT CHECK (json_valid(sections)), 
	manifest TEXT CHECK (json_valid(manifest)), 
	pages INTEGER, 
	sha256 TEXT, 
	file_name TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(transition_id) REFERENCES transition (id) ON DELETE SET NULL, 
	FOREIGN KEY(site_id) REFERENCES site (id) ON DELETE SET NULL, 
	FOREIGN KEY(prepared_by_id) REFERENCES person (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE agreement (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	layer TEXT DEFAULT 'site' NOT NULL CHECK (layer <> 'own'), 
	title TEXT NOT NULL, 
	body TEXT, 
	speaks_as TEXT, 
	will_share TEXT, 
	wont_share TEXT, 
	exceptions TEXT, 
	reader TEXT, 
	site_id TEXT, 
	party_id TEXT, 
	ta_id TEXT, 
	packet_id TEXT, 
	agreed_by TEXT, 
	agreed_on TEXT, 
	review_on TEXT, 
	retired_on TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(site_id) REFERENCES site (id) ON DELETE SET NULL, 
	FOREIGN KEY(party_id) REFERENCES party (id) ON DELETE SET NULL, 
	FOREIGN KEY(ta_id) REFERENCES ta_engagement (id) ON DELETE SET NULL, 
	FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE SET NULL
)
 STRICT;

ALTER TABLE coaching_contact ADD COLUMN ta_id TEXT
    REFERENCES ta_engagement (id) ON DELETE SET NULL;

CREATE TABLE evidence (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	dated TEXT NOT NULL, 
	title TEXT NOT NULL, 
	body TEXT, 
	value REAL, 
	unit TEXT, 
	location TEXT, 
	source_note TEXT, 
	ta_id TEXT, 
	session_id TEXT, 
	shown_to TEXT, 
	layer TEXT DEFAULT 'successor' NOT NULL CHECK (layer <> 'own'), 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(ta_id) REFERENCES ta_engagement (id) ON DELETE SET NULL, 
	FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE SET NULL
)
 STRICT;

CREATE INDEX ix_packet_community_id ON packet (community_id);

CREATE INDEX ix_packet_prepared_by_id ON packet (prepared_by_id);

CREATE INDEX ix_packet_site_id ON packet (site_id);

CREATE INDEX ix_packet_transition_id ON packet (transition_id);

CREATE INDEX ix_agreement_community_id ON agreement (community_id);

CREATE INDEX ix_agreement_packet_id ON agreement (packet_id);

CREATE INDEX ix_agreement_party_id ON agreement (party_id);

CREATE INDEX ix_agreement_site_id ON agreement (site_id);

CREATE INDEX ix_agreement_ta_id ON agreement (ta_id);

CREATE INDEX ix_coaching_contact_ta_id ON coaching_contact (ta_id);

CREATE INDEX ix_evidence_community_id ON evidence (community_id);

CREATE INDEX ix_evidence_session_id ON evidence (session_id);

CREATE INDEX ix_evidence_ta_id ON evidence (ta_id);

CREATE TRIGGER packet_log_i AFTER INSERT ON packet
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'packet', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'transition_id', new."transition_id", 'kind', new."kind", 'reader', new."reader", 'site_id', new."site_id", 'title', new."title", 'number', new."number", 'prepared_by_id', new."prepared_by_id", 'prepared_on', new."prepared_on", 'destroy_on', new."destroy_on", 'sections', new."sections", 'manifest', new."manifest", 'pages', new."pages", 'sha256', new."sha256", 'file_name', new."file_name"), NULL);
END;

CREATE TRIGGER packet_log_u AFTER UPDATE ON packet
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."transition_id" IS NOT new."transition_id" OR old."kind" IS NOT new."kind" OR old."reader" IS NOT new."reader" OR old."site_id" IS NOT new."site_id" OR old."title" IS NOT new."title" OR old."number" IS NOT new."number" OR old."prepared_by_id" IS NOT new."prepared_by_id" OR old."prepared_on" IS NOT new."prepared_on" OR old."destroy_on" IS NOT new."destroy_on" OR old."sections" IS NOT new."sections" OR old."manifest" IS NOT new."manifest" OR old."pages" IS NOT new."pages" OR old."sha256" IS NOT new."sha256" OR old."file_name" IS NOT new."file_name") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'packet', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'transition_id' AS k, new."transition_id" AS v WHERE old."transition_id" IS NOT new."transition_id" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'reader' AS k, new."reader" AS v WHERE old."reader" IS NOT new."reader" UNION ALL SELECT 'site_id' AS k, new."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'title' AS k, new."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'number' AS k, new."number" AS v WHERE old."number" IS NOT new."number" UNION ALL SELECT 'prepared_by_id' AS k, new."prepared_by_id" AS v WHERE old."prepared_by_id" IS NOT new."prepared_by_id" UNION ALL SELECT 'prepared_on' AS k, new."prepared_on" AS v WHERE old."prepared_on" IS NOT new."prepared_on" UNION ALL SELECT 'destroy_on' AS k, new."destroy_on" AS v WHERE old."destroy_on" IS NOT new."destroy_on" UNION ALL SELECT 'sections' AS k, new."sections" AS v WHERE old."sections" IS NOT new."sections" UNION ALL SELECT 'manifest' AS k, new."manifest" AS v WHERE old."manifest" IS NOT new."manifest" UNION ALL SELECT 'pages' AS k, new."pages" AS v WHERE old."pages" IS NOT new."pages" UNION ALL SELECT 'sha256' AS k, new."sha256" AS v WHERE old."sha256" IS NOT new."sha256" UNION ALL SELECT 'file_name' AS k, new."file_name" AS v WHERE old."file_name" IS NOT new."file_name")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'transition_id' AS k, old."transition_id" AS v WHERE old."transition_id" IS NOT new."transition_id" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'reader' AS k, old."reader" AS v WHERE old."reader" IS NOT new."reader" UNION ALL SELECT 'site_id' AS k, old."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'title' AS k, old."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'number' AS k, old."number" AS v WHERE old."number" IS NOT new."number" UNION ALL SELECT 'prepared_by_id' AS k, old."prepared_by_id" AS v WHERE old."prepared_by_id" IS NOT new."prepared_by_id" UNION ALL SELECT 'prepared_on' AS k, old."prepared_on" AS v WHERE old."prepared_on" IS NOT new."prepared_on" UNION ALL SELECT 'destroy_on' AS k, old."destroy_on" AS v WHERE old."destroy_on" IS NOT new."destroy_on" UNION ALL SELECT 'sections' AS k, old."sections" AS v WHERE old."sections" IS NOT new."sections" UNION ALL SELECT 'manifest' AS k, old."manifest" AS v WHERE old."manifest" IS NOT new."manifest" UNION ALL SELECT 'pages' AS k, old."pages" AS v WHERE old."pages" IS NOT new."pages" UNION ALL SELECT 'sha256' AS k, old."sha256" AS v WHERE old."sha256" IS NOT new."sha256" UNION ALL SELECT 'file_name' AS k, old."file_name" AS v WHERE old."file_name" IS NOT new."file_name")));
END;

CREATE TRIGGER packet_log_d AFTER DELETE ON packet
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'packet', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'transition_id', old."transition_id", 'kind', old."kind", 'reader', old."reader", 'site_id', old."site_id", 'title', old."title", 'number', old."number", 'prepared_by_id', old."prepared_by_id", 'prepared_on', old."prepared_on", 'destroy_on', old."destroy_on", 'sections', old."sections", 'manifest', old."manifest", 'pages', old."pages", 'sha256', old."sha256", 'file_name', old."file_name"));
END;

CREATE TRIGGER agreement_log_i AFTER INSERT ON agreement
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'agreement', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'kind', new."kind", 'layer', new."layer", 'title', new."title", 'body', new."body", 'speaks_as', new."speaks_as", 'will_share', new."will_share", 'wont_share', new."wont_share", 'exceptions', new."exceptions", 'reader', new."reader", 'site_id', new."site_id", 'party_id', new."party_id", 'ta_id', new."ta_id", 'packet_id', new."packet_id", 'agreed_by', new."agreed_by", 'agreed_on', new."agreed_on", 'review_on', new."review_on", 'retired_on', new."retired_on"), NULL);
END;

CREATE TRIGGER agreement_log_u AFTER UPDATE ON agreement
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."kind" IS NOT new."kind" OR old."layer" IS NOT new."layer" OR old."title" IS NOT new."title" OR old."body" IS NOT new."body" OR old."speaks_as" IS NOT new."speaks_as" OR old."will_share" IS NOT new."will_share" OR old."wont_share" IS NOT new."wont_share" OR old."exceptions" IS NOT new."exceptions" OR old."reader" IS NOT new."reader" OR old."site_id" IS NOT new."site_id" OR old."party_id" IS NOT new."party_id" OR old."ta_id" IS NOT new."ta_id" OR old."packet_id" IS NOT new."packet_id" OR old."agreed_by" IS NOT new."agreed_by" OR old."agreed_on" IS NOT new."agreed_on" OR old."review_on" IS NOT new."review_on" OR old."retired_on" IS NOT new."retired_on") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'agreement', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'layer' AS k, new."layer" AS v WHERE old."layer" IS NOT new."layer" UNION ALL SELECT 'title' AS k, new."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'body' AS k, new."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'speaks_as' AS k, new."speaks_as" AS v WHERE old."speaks_as" IS NOT new."speaks_as" UNION ALL SELECT 'will_share' AS k, new."will_share" AS v WHERE old."will_share" IS NOT new."will_share" UNION ALL SELECT 'wont_share' AS k, new."wont_share" AS v WHERE old."wont_share" IS NOT new."wont_share" UNION ALL SELECT 'exceptions' AS k, new."exceptions" AS v WHERE old."exceptions" IS NOT new."exceptions" UNION ALL SELECT 'reader' AS k, new."reader" AS v WHERE old."reader" IS NOT new."reader" UNION ALL SELECT 'site_id' AS k, new."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'party_id' AS k, new."party_id" AS v WHERE old."party_id" IS NOT new."party_id" UNION ALL SELECT 'ta_id' AS k, new."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id" UNION ALL SELECT 'packet_id' AS k, new."packet_id" AS v WHERE old."packet_id" IS NOT new."packet_id" UNION ALL SELECT 'agreed_by' AS k, new."agreed_by" AS v WHERE old."agreed_by" IS NOT new."agreed_by" UNION ALL SELECT 'agreed_on' AS k, new."agreed_on" AS v WHERE old."agreed_on" IS NOT new."agreed_on" UNION ALL SELECT 'review_on' AS k, new."review_on" AS v WHERE old."review_on" IS NOT new."review_on" UNION ALL SELECT 'retired_on' AS k, new."retired_on" AS v WHERE old."retired_on" IS NOT new."retired_on")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'layer' AS k, old."layer" AS v WHERE old."layer" IS NOT new."layer" UNION ALL SELECT 'title' AS k, old."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'body' AS k, old."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'speaks_as' AS k, old."speaks_as" AS v WHERE old."speaks_as" IS NOT new."speaks_as" UNION ALL SELECT 'will_share' AS k, old."will_share" AS v WHERE old."will_share" IS NOT new."will_share" UNION ALL SELECT 'wont_share' AS k, old."wont_share" AS v WHERE old."wont_share" IS NOT new."wont_share" UNION ALL SELECT 'exceptions' AS k, old."exceptions" AS v WHERE old."exceptions" IS NOT new."exceptions" UNION ALL SELECT 'reader' AS k, old."reader" AS v WHERE old."reader" IS NOT new."reader" UNION ALL SELECT 'site_id' AS k, old."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'party_id' AS k, old."party_id" AS v WHERE old."party_id" IS NOT new."party_id" UNION ALL SELECT 'ta_id' AS k, old."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id" UNION ALL SELECT 'packet_id' AS k, old."packet_id" AS v WHERE old."packet_id" IS NOT new."packet_id" UNION ALL SELECT 'agreed_by' AS k, old."agreed_by" AS v WHERE old."agreed_by" IS NOT new."agreed_by" UNION ALL SELECT 'agreed_on' AS k, old."agreed_on" AS v WHERE old."agreed_on" IS NOT new."agreed_on" UNION ALL SELECT 'review_on' AS k, old."review_on" AS v WHERE old."review_on" IS NOT new."review_on" UNION ALL SELECT 'retired_on' AS k, old."retired_on" AS v WHERE old."retired_on" IS NOT new."retired_on")));
END;

CREATE TRIGGER agreement_log_d AFTER DELETE ON agreement
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'agreement', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'kind', old."kind", 'layer', old."layer", 'title', old."title", 'body', old."body", 'speaks_as', old."speaks_as", 'will_share', old."will_share", 'wont_share', old."wont_share", 'exceptions', old."exceptions", 'reader', old."reader", 'site_id', old."site_id", 'party_id', old."party_id", 'ta_id', old."ta_id", 'packet_id', old."packet_id", 'agreed_by', old."agreed_by", 'agreed_on', old."agreed_on", 'review_on', old."review_on", 'retired_on', old."retired_on"));
END;

DROP TRIGGER coaching_contact_log_i;

CREATE TRIGGER coaching_contact_log_i AFTER INSERT ON coaching_contact
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO private_change (n, tbl, uid, act, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'coaching_contact', new.id, (SELECT act FROM replica WHERE me = 1), 'i', json_object('community_id', new."community_id", 'kind', new."kind", 'status', new."status", 'site_id', new."site_id", 'coach_id', new."coach_id", 'planned_on', new."planned_on", 'happened_on', new."happened_on", 'minutes', new."minutes", 'mode', new."mode", 'initiated_by', new."initiated_by", 'focus', new."focus", 'guide', new."guide", 'summary_id', new."summary_id", 'ta_id', new."ta_id"), NULL);
END;

DROP TRIGGER coaching_contact_log_u;

CREATE TRIGGER coaching_contact_log_u AFTER UPDATE ON coaching_contact
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."kind" IS NOT new."kind" OR old."status" IS NOT new."status" OR old."site_id" IS NOT new."site_id" OR old."coach_id" IS NOT new."coach_id" OR old."planned_on" IS NOT new."planned_on" OR old."happened_on" IS NOT new."happened_on" OR old."minutes" IS NOT new."minutes" OR old."mode" IS NOT new."mode" OR old."initiated_by" IS NOT new."initiated_by" OR old."focus" IS NOT new."focus" OR old."guide" IS NOT new."guide" OR old."summary_id" IS NOT new."summary_id" OR old."ta_id" IS NOT new."ta_id") BEGIN
    INSERT INTO private_change (n, tbl, uid, act, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'coaching_contact', new.id, (SELECT act FROM replica WHERE me = 1), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'status' AS k, new."status" AS v WHERE old."status" IS NOT new."status" UNION ALL SELECT 'site_id' AS k, new."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'coach_id' AS k, new."coach_id" AS v WHERE old."coach_id" IS NOT new."coach_id" UNION ALL SELECT 'planned_on' AS k, new."planned_on" AS v WHERE old."planned_on" IS NOT new."planned_on" UNION ALL SELECT 'happened_on' AS k, new."happened_on" AS v WHERE old."happened_on" IS NOT new."happened_on" UNION ALL SELECT 'minutes' AS k, new."minutes" AS v WHERE old."minutes" IS NOT new."minutes" UNION ALL SELECT 'mode' AS k, new."mode" AS v WHERE old."mode" IS NOT new."mode" UNION ALL SELECT 'initiated_by' AS k, new."initiated_by" AS v WHERE old."initiated_by" IS NOT new."initiated_by" UNION ALL SELECT 'focus' AS k, new."focus" AS v WHERE old."focus" IS NOT new."focus" UNION ALL SELECT 'guide' AS k, new."guide" AS v WHERE old."guide" IS NOT new."guide" UNION ALL SELECT 'summary_id' AS k, new."summary_id" AS v WHERE old."summary_id" IS NOT new."summary_id" UNION ALL SELECT 'ta_id' AS k, new."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'status' AS k, old."status" AS v WHERE old."status" IS NOT new."status" UNION ALL SELECT 'site_id' AS k, old."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'coach_id' AS k, old."coach_id" AS v WHERE old."coach_id" IS NOT new."coach_id" UNION ALL SELECT 'planned_on' AS k, old."planned_on" AS v WHERE old."planned_on" IS NOT new."planned_on" UNION ALL SELECT 'happened_on' AS k, old."happened_on" AS v WHERE old."happened_on" IS NOT new."happened_on" UNION ALL SELECT 'minutes' AS k, old."minutes" AS v WHERE old."minutes" IS NOT new."minutes" UNION ALL SELECT 'mode' AS k, old."mode" AS v WHERE old."mode" IS NOT new."mode" UNION ALL SELECT 'initiated_by' AS k, old."initiated_by" AS v WHERE old."initiated_by" IS NOT new."initiated_by" UNION ALL SELECT 'focus' AS k, old."focus" AS v WHERE old."focus" IS NOT new."focus" UNION ALL SELECT 'guide' AS k, old."guide" AS v WHERE old."guide" IS NOT new."guide" UNION ALL SELECT 'summary_id' AS k, old."summary_id" AS v WHERE old."summary_id" IS NOT new."summary_id" UNION ALL SELECT 'ta_id' AS k, old."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id")));
END;

DROP TRIGGER coaching_contact_log_d;

CREATE TRIGGER coaching_contact_log_d AFTER DELETE ON coaching_contact
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO private_change (n, tbl, uid, act, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'coaching_contact', old.id, (SELECT act FROM replica WHERE me = 1), 'd', NULL, json_object('community_id', old."community_id", 'kind', old."kind", 'status', old."status", 'site_id', old."site_id", 'coach_id', old."coach_id", 'planned_on', old."planned_on", 'happened_on', old."happened_on", 'minutes', old."minutes", 'mode', old."mode", 'initiated_by', old."initiated_by", 'focus', old."focus", 'guide', old."guide", 'summary_id', old."summary_id", 'ta_id', old."ta_id"));
END;

CREATE TRIGGER evidence_log_i AFTER INSERT ON evidence
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'evidence', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'kind', new."kind", 'dated', new."dated", 'title', new."title", 'body', new."body", 'value', new."value", 'unit', new."unit", 'location', new."location", 'source_note', new."source_note", 'ta_id', new."ta_id", 'session_id', new."session_id", 'shown_to', new."shown_to", 'layer', new."layer"), NULL);
END;

CREATE TRIGGER evidence_log_u AFTER UPDATE ON evidence
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."kind" IS NOT new."kind" OR old."dated" IS NOT new."dated" OR old."title" IS NOT new."title" OR old."body" IS NOT new."body" OR old."value" IS NOT new."value" OR old."unit" IS NOT new."unit" OR old."location" IS NOT new."location" OR old."source_note" IS NOT new."source_note" OR old."ta_id" IS NOT new."ta_id" OR old."session_id" IS NOT new."session_id" OR old."shown_to" IS NOT new."shown_to" OR old."layer" IS NOT new."layer") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'evidence', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'dated' AS k, new."dated" AS v WHERE old."dated" IS NOT new."dated" UNION ALL SELECT 'title' AS k, new."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'body' AS k, new."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'value' AS k, new."value" AS v WHERE old."value" IS NOT new."value" UNION ALL SELECT 'unit' AS k, new."unit" AS v WHERE old."unit" IS NOT new."unit" UNION ALL SELECT 'location' AS k, new."location" AS v WHERE old."location" IS NOT new."location" UNION ALL SELECT 'source_note' AS k, new."source_note" AS v WHERE old."source_note" IS NOT new."source_note" UNION ALL SELECT 'ta_id' AS k, new."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id" UNION ALL SELECT 'session_id' AS k, new."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'shown_to' AS k, new."shown_to" AS v WHERE old."shown_to" IS NOT new."shown_to" UNION ALL SELECT 'layer' AS k, new."layer" AS v WHERE old."layer" IS NOT new."layer")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'dated' AS k, old."dated" AS v WHERE old."dated" IS NOT new."dated" UNION ALL SELECT 'title' AS k, old."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'body' AS k, old."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'value' AS k, old."value" AS v WHERE old."value" IS NOT new."value" UNION ALL SELECT 'unit' AS k, old."unit" AS v WHERE old."unit" IS NOT new."unit" UNION ALL SELECT 'location' AS k, old."location" AS v WHERE old."location" IS NOT new."location" UNION ALL SELECT 'source_note' AS k, old."source_note" AS v WHERE old."source_note" IS NOT new."source_note" UNION ALL SELECT 'ta_id' AS k, old."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id" UNION ALL SELECT 'session_id' AS k, old."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'shown_to' AS k, old."shown_to" AS v WHERE old."shown_to" IS NOT new."shown_to" UNION ALL SELECT 'layer' AS k, old."layer" AS v WHERE old."layer" IS NOT new."layer")));
END;

CREATE TRIGGER evidence_log_d AFTER DELETE ON evidence
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'evidence', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'kind', old."kind", 'dated', old."dated", 'title', old."title", 'body', old."body", 'value', old."value", 'unit', old."unit", 'location', old."location", 'source_note', old."source_note", 'ta_id', old."ta_id", 'session_id', old."session_id", 'shown_to', old."shown_to", 'layer', old."layer"));
END;

CREATE TRIGGER packet_key BEFORE UPDATE OF id ON packet
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER agreement_key BEFORE UPDATE OF id ON agreement
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER evidence_key BEFORE UPDATE OF id ON evidence
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TABLE private_search_entry (
    n INTEGER PRIMARY KEY NOT NULL,
    tbl TEXT NOT NULL,
    uid TEXT NOT NULL,
    community_id TEXT,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    spaced TEXT,
    UNIQUE (tbl, uid)
) STRICT;

CREATE VIRTUAL TABLE private_search USING fts5(
    title, body, spaced, content='private_search_entry', content_rowid='n',
    tokenize='unicode61 remove_diacritics 2'
);

CREATE TRIGGER private_search_entry_added AFTER INSERT ON private_search_entry BEGIN
    INSERT INTO private_search(rowid, title, body, spaced)
    VALUES (new.n, new.title, new.body, new.spaced);
END;

CREATE TRIGGER private_search_entry_changed AFTER UPDATE ON private_search_entry BEGIN
    INSERT INTO private_search(private_search, rowid, title, body, spaced)
    VALUES ('delete', old.n, old.title, old.body, old.spaced);
    INSERT INTO private_search(rowid, title, body, spaced)
    VALUES (new.n, new.title, new.body, new.spaced);
END;

CREATE TRIGGER private_search_entry_deleted AFTER DELETE ON private_search_entry BEGIN
    INSERT INTO private_search(private_search, rowid, title, body, spaced)
    VALUES ('delete', old.n, old.title, old.body, old.spaced);
END;

CREATE TRIGGER coaching_reflection_search_i AFTER INSERT ON coaching_reflection BEGIN
    INSERT INTO private_search_entry (tbl, uid, community_id, title, body)
    VALUES ('coaching_reflection', new.id, new.community_id, coalesce(new.strengths, ''), coalesce(new.hard, '') || char(10) || coalesce(new.their_ideas, '') || char(10) || coalesce(new.will_do, '') || char(10) || coalesce(new.body, '') || char(10) || coalesce(new.question, '') || char(10) || coalesce(new.help_needed, ''));
END;

CREATE TRIGGER coaching_reflection_search_u AFTER UPDATE OF body, community_id, hard, help_needed, question, strengths, their_ideas, will_do ON coaching_reflection BEGIN
    UPDATE private_search_entry SET community_id = new.community_id, title = coalesce(new.strengths, ''),
    body = coalesce(new.hard, '') || char(10) || coalesce(new.their_ideas, '') || char(10) || coalesce(new.will_do, '') || char(10) || coalesce(new.body, '') || char(10) || coalesce(new.question, '') || char(10) || coalesce(new.help_needed, ''), spaced = NULL WHERE tbl = 'coaching_reflection' AND uid = new.id;
END;

CREATE TRIGGER coaching_reflection_search_d AFTER DELETE ON coaching_reflection BEGIN
    DELETE FROM private_search_entry WHERE tbl = 'coaching_reflection' AND uid = old.id;
END;

CREATE TRIGGER private_note_search_i AFTER INSERT ON private_note BEGIN
    INSERT INTO private_search_entry (tbl, uid, community_id, title, body)
    VALUES ('private_note', new.id, new.community_id, coalesce(new.body, ''), '');
END;

CREATE TRIGGER private_note_search_u AFTER UPDATE OF body, community_id ON private_note BEGIN
    UPDATE private_search_entry SET community_id = new.community_id, title = coalesce(new.body, ''),
    body = '', spaced = NULL WHERE tbl = 'private_note' AND uid = new.id;
END;

CREATE TRIGGER private_note_search_d AFTER DELETE ON private_note BEGIN
    DELETE FROM private_search_entry WHERE tbl = 'private_note' AND uid = old.id;
END;

INSERT INTO private_search_entry (tbl, uid, community_id, title, body)
SELECT 'coaching_reflection', id, community_id, coalesce(strengths, ''),
    coalesce(hard, '') || char(10) || coalesce(their_ideas, '') || char(10) ||
    coalesce(will_do, '') || char(10) || coalesce(body, '') || char(10) ||
    coalesce(question, '') || char(10) || coalesce(help_needed, '')
FROM coaching_reflection;

INSERT INTO private_search_entry (tbl, uid, community_id, title, body)
SELECT 'private_note', id, community_id, coalesce(body, ''), '' FROM private_note;
