-- The book opens: tables of batch 1 with topics, needs and expertise; log; search.
-- Frozen once released: a later change is a later step.

CREATE TABLE act (
	n INTEGER NOT NULL, 
	label TEXT NOT NULL, 
	at TEXT NOT NULL, 
	replica TEXT NOT NULL, 
	PRIMARY KEY (n)
)
 STRICT;

CREATE TABLE change (
	n INTEGER NOT NULL, 
	replica TEXT NOT NULL, 
	scope TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	hlc INTEGER NOT NULL, 
	tbl TEXT NOT NULL, 
	uid TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	new_values TEXT CHECK (json_valid(new_values)), 
	old_values TEXT CHECK (json_valid(old_values)), 
	seen TEXT NOT NULL CHECK (json_valid(seen)), 
	act INTEGER, 
	PRIMARY KEY (n), 
	CONSTRAINT uq_change_replica_scope_seq UNIQUE (replica, scope, seq)
)
 STRICT;

CREATE TABLE initiative (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name TEXT NOT NULL, 
	starts_on TEXT, 
	ends_on TEXT, 
	vision TEXT, 
	principles TEXT, 
	funder_focus TEXT, 
	told_funder TEXT, 
	PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE party (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	website TEXT, 
	about TEXT, 
	retired_on TEXT, 
	PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE private_change (
	n INTEGER NOT NULL, 
	tbl TEXT NOT NULL, 
	uid TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	new_values TEXT CHECK (json_valid(new_values)), 
	old_values TEXT CHECK (json_valid(old_values)), 
	act INTEGER, 
	PRIMARY KEY (n)
)
 STRICT;

CREATE TABLE replica (
	rid TEXT NOT NULL, 
	name TEXT, 
	me INTEGER DEFAULT '0' NOT NULL CHECK (me IN (0, 1)), 
	applying INTEGER DEFAULT '0' NOT NULL CHECK (applying IN (0, 1)), 
	act INTEGER, 
	streams TEXT NOT NULL CHECK (json_valid(streams)), 
	PRIMARY KEY (rid)
)
 STRICT;

CREATE TABLE setting (
	name TEXT NOT NULL, 
	value TEXT NOT NULL CHECK (json_valid(value)), 
	PRIMARY KEY (name)
)
 STRICT;

CREATE TABLE topic (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	name TEXT NOT NULL, 
	parent_id TEXT, 
	description TEXT, 
	retired_on TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(parent_id) REFERENCES topic (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE community (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	initiative_id TEXT, 
	name TEXT NOT NULL, 
	short_name TEXT NOT NULL, 
	kind_singular TEXT DEFAULT 'community of practice' NOT NULL, 
	kind_plural TEXT DEFAULT 'communities of practice' NOT NULL, 
	status TEXT DEFAULT 'forming' NOT NULL, 
	stage TEXT DEFAULT 'potential' NOT NULL, 
	stage_since TEXT, 
	stage_labels TEXT DEFAULT 'wenger_2002' NOT NULL, 
	starts_on TEXT, 
	ends_on TEXT, 
	zone TEXT NOT NULL, 
	holiday_region TEXT, 
	language TEXT, 
	size_min INTEGER DEFAULT '7' NOT NULL, 
	size_max INTEGER DEFAULT '15' NOT NULL, 
	voices_target INTEGER DEFAULT '70' NOT NULL, 
	open_target INTEGER DEFAULT '15' NOT NULL, 
	purpose TEXT, 
	domain TEXT, 
	vision TEXT, 
	audience TEXT, 
	partners TEXT, 
	benefits_members TEXT, 
	benefits_sponsor TEXT, 
	scope_in TEXT, 
	scope_out TEXT, 
	goals TEXT, 
	outcomes TEXT, 
	needs_addressed TEXT, 
	principles TEXT, 
	joining TEXT, 
	role_text TEXT, 
	decision_making TEXT, 
	rhythm TEXT, 
	knowledge_sharing TEXT, 
	working_agreements TEXT, 
	confidentiality TEXT, 
	commitments TEXT, 
	risks TEXT, 
	sunset_criteria TEXT, 
	ways TEXT, 
	review_on TEXT, 
	invitation TEXT CHECK (json_valid(invitation)), 
	handouts TEXT CHECK (json_valid(handouts)), 
	afterlife TEXT CHECK (json_valid(afterlife)), 
	destroy_on TEXT, 
	retired_on TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(initiative_id) REFERENCES initiative (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE person (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	party_id TEXT, 
	name TEXT NOT NULL, 
	sort_name TEXT, 
	job_title TEXT, 
	pronouns TEXT, 
	pronunciation TEXT, 
	languages TEXT CHECK (json_valid(languages)), 
	phone TEXT, 
	email TEXT, 
	address TEXT, 
	preferred_channel TEXT, 
	reach_note TEXT, 
	terms TEXT, 
	retired_on TEXT, 
	forgotten_on TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(party_id) REFERENCES party (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE channel (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	purpose TEXT NOT NULL, 
	cadence TEXT, 
	minutes INTEGER CHECK (minutes >= 0), 
	per_month REAL, 
	expected INTEGER DEFAULT '0' NOT NULL CHECK (expected IN (0, 1)), 
	audience TEXT, 
	place TEXT, 
	host_person_id TEXT, 
	tone TEXT, 
	active_from TEXT, 
	active_until TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(host_person_id) REFERENCES person (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE site (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	party_id TEXT NOT NULL, 
	region TEXT, 
	serves TEXT, 
	strengths TEXT, 
	languages TEXT CHECK (json_valid(languages)), 
	protocols TEXT, 
	history TEXT, 
	access_needs TEXT, 
	learned TEXT, 
	first_contact_on TEXT, 
	joined_on TEXT, 
	retired_on TEXT, 
	state TEXT, 
	state_reason TEXT, 
	state_on TEXT, 
	summary TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT uq_site_community_id_party_id UNIQUE (community_id, party_id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(party_id) REFERENCES party (id) ON DELETE RESTRICT
)
 STRICT;

CREATE TABLE coaching_summary (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	site_id TEXT, 
	person_id TEXT, 
	happened_on TEXT NOT NULL, 
	strengths TEXT, 
	goals TEXT, 
	commitments TEXT, 
	body TEXT, 
	next_contact_on TEXT, 
	agreed_on TEXT, 
	for_acting INTEGER DEFAULT '0' NOT NULL CHECK (for_acting IN (0, 1)), 
	for_lead INTEGER DEFAULT '0' NOT NULL CHECK (for_lead IN (0, 1)), 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(site_id) REFERENCES site (id) ON DELETE SET NULL, 
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE consent (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT, 
	person_id TEXT, 
	site_id TEXT, 
	use TEXT NOT NULL, 
	state TEXT NOT NULL, 
	decided_on TEXT, 
	how TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE SET NULL, 
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL, 
	FOREIGN KEY(site_id) REFERENCES site (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE expertise (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	topic_id TEXT NOT NULL, 
	site_id TEXT, 
	person_id TEXT, 
	level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4), 
	offer INTEGER DEFAULT '0' NOT NULL CHECK (offer IN (0, 1)), 
	kind TEXT, 
	terms TEXT, 
	availability TEXT, 
	place TEXT, 
	source TEXT NOT NULL, 
	confidence TEXT DEFAULT 'stated' NOT NULL, 
	checked_on TEXT, 
	layer TEXT DEFAULT 'successor' NOT NULL CHECK (layer <> 'own'), 
	PRIMARY KEY (id), 
	CONSTRAINT uq_expertise_topic_id_site_id UNIQUE (topic_id, site_id), 
	CONSTRAINT uq_expertise_topic_id_person_id UNIQUE (topic_id, person_id), 
	FOREIGN KEY(topic_id) REFERENCES topic (id) ON DELETE RESTRICT, 
	FOREIGN KEY(site_id) REFERENCES site (id) ON DELETE SET NULL, 
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE membership (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	person_id TEXT NOT NULL, 
	site_id TEXT, 
	status TEXT DEFAULT 'active' NOT NULL, 
	joined_on TEXT, 
	joined_how TEXT, 
	minutes_asked INTEGER CHECK (minutes_asked >= 0), 
	left_on TEXT, 
	wants TEXT, 
	gives TEXT, 
	concern TEXT, 
	concern_reply TEXT, 
	invite_ok INTEGER CHECK (invite_ok IN (0, 1)), 
	traits TEXT CHECK (json_valid(traits)), 
	PRIMARY KEY (id), 
	CONSTRAINT uq_membership_community_id_person_id UNIQUE (community_id, person_id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT, 
	FOREIGN KEY(site_id) REFERENCES site (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE need (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	topic_id TEXT NOT NULL, 
	site_id TEXT, 
	person_id TEXT, 
	wording TEXT, 
	strength INTEGER NOT NULL CHECK (strength BETWEEN 0 AND 3), 
	urgent_by TEXT, 
	state TEXT DEFAULT 'raised' NOT NULL, 
	tackled_by TEXT CHECK (json_valid(tackled_by)), 
	work_type TEXT, 
	joint_impact TEXT, 
	assets TEXT, 
	satisfying TEXT, 
	source TEXT NOT NULL, 
	confidence TEXT DEFAULT 'stated' NOT NULL, 
	asked_on TEXT NOT NULL, 
	checked_on TEXT, 
	layer TEXT DEFAULT 'member' NOT NULL CHECK (layer <> 'own'), 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(topic_id) REFERENCES topic (id) ON DELETE RESTRICT, 
	FOREIGN KEY(site_id) REFERENCES site (id) ON DELETE SET NULL, 
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE role_term (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT, 
	initiative_id TEXT, 
	role TEXT NOT NULL, 
	person_id TEXT, 
	party_id TEXT, 
	site_id TEXT, 
	rank TEXT, 
	stance TEXT, 
	since TEXT, 
	until TEXT, 
	verified_on TEXT, 
	backup_person_id TEXT, 
	about TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE SET NULL, 
	FOREIGN KEY(initiative_id) REFERENCES initiative (id) ON DELETE SET NULL, 
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL, 
	FOREIGN KEY(party_id) REFERENCES party (id) ON DELETE SET NULL, 
	FOREIGN KEY(site_id) REFERENCES site (id) ON DELETE SET NULL, 
	FOREIGN KEY(backup_person_id) REFERENCES person (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE session (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	mode TEXT NOT NULL, 
	status TEXT DEFAULT 'planned' NOT NULL, 
	starts_local TEXT, 
	ends_local TEXT, 
	fold INTEGER DEFAULT '0' NOT NULL CHECK (fold BETWEEN 0 AND 1), 
	zone TEXT NOT NULL, 
	purpose TEXT, 
	purposes TEXT CHECK (json_valid(purposes)), 
	outcomes TEXT, 
	place TEXT, 
	join_link TEXT, 
	dial_in TEXT, 
	access_info TEXT, 
	capacity INTEGER, 
	expected INTEGER, 
	host_event TEXT, 
	summary TEXT, 
	sent_on TEXT, 
	frame TEXT CHECK (json_valid(frame)), 
	plan_note TEXT, 
	run_started_at TEXT, 
	import_uid TEXT, 
	channel_id TEXT, 
	topic_id TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(channel_id) REFERENCES channel (id) ON DELETE SET NULL, 
	FOREIGN KEY(topic_id) REFERENCES topic (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE transition (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	cause TEXT, 
	title TEXT NOT NULL, 
	status TEXT DEFAULT 'coming' NOT NULL, 
	layer TEXT DEFAULT 'successor' NOT NULL CHECK (layer <> 'own'), 
	person_id TEXT, 
	party_id TEXT, 
	site_id TEXT, 
	successor_id TEXT, 
	announced_on TEXT, 
	last_on TEXT, 
	effective_on TEXT, 
	return_on TEXT, 
	overlap_from TEXT, 
	overlap_until TEXT, 
	support_until TEXT, 
	response TEXT, 
	told TEXT CHECK (json_valid(told)), 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL, 
	FOREIGN KEY(party_id) REFERENCES party (id) ON DELETE SET NULL, 
	FOREIGN KEY(site_id) REFERENCES site (id) ON DELETE SET NULL, 
	FOREIGN KEY(successor_id) REFERENCES person (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE block (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	session_id TEXT NOT NULL, 
	parent_id TEXT, 
	variant TEXT DEFAULT 'main' NOT NULL, 
	phase TEXT DEFAULT 'during' NOT NULL, 
	shape TEXT DEFAULT 'block' NOT NULL, 
	position REAL NOT NULL, 
	title TEXT NOT NULL, 
	purpose TEXT, 
	category TEXT NOT NULL, 
	minutes INTEGER NOT NULL CHECK (minutes >= 0), 
	min_minutes INTEGER CHECK (min_minutes >= 0), 
	cut INTEGER, 
	locked_start TEXT, 
	hidden INTEGER DEFAULT '0' NOT NULL CHECK (hidden IN (0, 1)), 
	voice TEXT, 
	participants_do TEXT, 
	instructions TEXT, 
	goals TEXT, 
	notes TEXT, 
	cue TEXT, 
	backup_plan TEXT, 
	alternative_id TEXT, 
	room TEXT, 
	setup TEXT, 
	arrangement TEXT, 
	group_size INTEGER, 
	capacity INTEGER, 
	rounds INTEGER, 
	round_minutes INTEGER CHECK (round_minutes >= 0), 
	move_minutes INTEGER CHECK (move_minutes >= 0), 
	method_key TEXT, 
	steps TEXT CHECK (json_valid(steps)), 
	tags TEXT CHECK (json_valid(tags)), 
	energy TEXT, 
	run_started_at TEXT, 
	run_minutes INTEGER CHECK (run_minutes >= 0), 
	topic_id TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE, 
	FOREIGN KEY(parent_id) REFERENCES block (id) ON DELETE CASCADE, 
	FOREIGN KEY(alternative_id) REFERENCES block (id) ON DELETE SET NULL, 
	FOREIGN KEY(topic_id) REFERENCES topic (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE coaching_contact (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	status TEXT DEFAULT 'held' NOT NULL, 
	site_id TEXT, 
	coach_id TEXT, 
	planned_on TEXT, 
	happened_on TEXT, 
	minutes INTEGER CHECK (minutes >= 0), 
	mode TEXT NOT NULL, 
	initiated_by TEXT DEFAULT 'coach' NOT NULL, 
	focus TEXT CHECK (json_valid(focus)), 
	guide TEXT, 
	summary_id TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(site_id) REFERENCES site (id) ON DELETE SET NULL, 
	FOREIGN KEY(coach_id) REFERENCES person (id) ON DELETE SET NULL, 
	FOREIGN KEY(summary_id) REFERENCES coaching_summary (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE ta_engagement (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	deliverable TEXT NOT NULL, 
	deliverable_note TEXT, 
	outcome TEXT, 
	scope_in TEXT, 
	scope_out TEXT, 
	function TEXT, 
	intensity TEXT, 
	status TEXT DEFAULT 'requested' NOT NULL, 
	requested_on TEXT, 
	requester_id TEXT, 
	provider_party_id TEXT, 
	provider_id TEXT, 
	agreed_on TEXT, 
	starts_on TEXT, 
	due_on TEXT, 
	budget_minutes INTEGER CHECK (budget_minutes >= 0), 
	delivered_on TEXT, 
	accepted_on TEXT, 
	accepted_by TEXT, 
	followed_up_on TEXT, 
	result TEXT, 
	early_reason TEXT, 
	topic_id TEXT, 
	need_id TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(requester_id) REFERENCES person (id) ON DELETE SET NULL, 
	FOREIGN KEY(provider_party_id) REFERENCES party (id) ON DELETE SET NULL, 
	FOREIGN KEY(provider_id) REFERENCES person (id) ON DELETE SET NULL, 
	FOREIGN KEY(topic_id) REFERENCES topic (id) ON DELETE SET NULL, 
	FOREIGN KEY(need_id) REFERENCES need (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE action (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	kind TEXT DEFAULT 'action' NOT NULL, 
	body TEXT NOT NULL, 
	layer TEXT DEFAULT 'successor' NOT NULL CHECK (layer <> 'own'), 
	owner_id TEXT, 
	owner_party_id TEXT, 
	to_person_id TEXT, 
	site_id TEXT, 
	session_id TEXT, 
	ta_id TEXT, 
	transition_id TEXT, 
	origin TEXT DEFAULT 'self' NOT NULL, 
	checklist TEXT, 
	position REAL, 
	noted_on TEXT, 
	due_on TEXT, 
	offset_days INTEGER, 
	done_on TEXT, 
	effect TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(owner_id) REFERENCES person (id) ON DELETE SET NULL, 
	FOREIGN KEY(owner_party_id) REFERENCES party (id) ON DELETE SET NULL, 
	FOREIGN KEY(to_person_id) REFERENCES person (id) ON DELETE SET NULL, 
	FOREIGN KEY(site_id) REFERENCES site (id) ON DELETE SET NULL, 
	FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE SET NULL, 
	FOREIGN KEY(ta_id) REFERENCES ta_engagement (id) ON DELETE SET NULL, 
	FOREIGN KEY(transition_id) REFERENCES transition (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE assignment (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	session_id TEXT NOT NULL, 
	block_id TEXT, 
	role TEXT NOT NULL, 
	person_id TEXT, 
	state TEXT DEFAULT 'accepted' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE, 
	FOREIGN KEY(block_id) REFERENCES block (id) ON DELETE CASCADE, 
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE attendance (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	session_id TEXT NOT NULL, 
	person_id TEXT, 
	walk_in_name TEXT, 
	state TEXT DEFAULT 'expected' NOT NULL, 
	joined_by TEXT, 
	guest INTEGER DEFAULT '0' NOT NULL CHECK (guest IN (0, 1)), 
	track_id TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT uq_attendance_session_id_person_id UNIQUE (session_id, person_id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE, 
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL, 
	FOREIGN KEY(track_id) REFERENCES block (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE coaching_participant (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	coaching_contact_id TEXT NOT NULL, 
	person_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(coaching_contact_id) REFERENCES coaching_contact (id) ON DELETE CASCADE, 
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT
)
 STRICT;

CREATE TABLE coaching_reflection (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	coaching_contact_id TEXT NOT NULL, 
	strengths TEXT, 
	hard TEXT, 
	their_ideas TEXT, 
	will_do TEXT, 
	body TEXT, 
	question TEXT, 
	stance TEXT CHECK (json_valid(stance)), 
	energy INTEGER CHECK (energy BETWEEN 0 AND 4), 
	help_needed TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	CONSTRAINT uq_coaching_reflection_coaching_contact_id UNIQUE (coaching_contact_id), 
	FOREIGN KEY(coaching_contact_id) REFERENCES coaching_contact (id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE concerned_site (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	site_id TEXT NOT NULL, 
	ta_id TEXT, 
	transition_id TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(site_id) REFERENCES site (id) ON DELETE RESTRICT, 
	FOREIGN KEY(ta_id) REFERENCES ta_engagement (id) ON DELETE CASCADE, 
	FOREIGN KEY(transition_id) REFERENCES transition (id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE material (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	session_id TEXT NOT NULL, 
	block_id TEXT, 
	item TEXT NOT NULL, 
	kind TEXT DEFAULT 'equipment' NOT NULL, 
	per TEXT DEFAULT 'fixed' NOT NULL, 
	quantity REAL DEFAULT '1.0' NOT NULL, 
	bring_person_id TEXT, 
	bag TEXT, 
	packed INTEGER DEFAULT '0' NOT NULL CHECK (packed IN (0, 1)), 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE, 
	FOREIGN KEY(block_id) REFERENCES block (id) ON DELETE CASCADE, 
	FOREIGN KEY(bring_person_id) REFERENCES person (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE private_note (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT, 
	kind TEXT NOT NULL, 
	body TEXT NOT NULL, 
	code TEXT, 
	level INTEGER CHECK (level BETWEEN 0 AND 4), 
	noted_on TEXT NOT NULL, 
	due_on TEXT, 
	done_on TEXT, 
	site_id TEXT, 
	person_id TEXT, 
	other_person_id TEXT, 
	coaching_contact_id TEXT, 
	session_id TEXT, 
	transition_id TEXT, 
	topic_id TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE SET NULL, 
	FOREIGN KEY(site_id) REFERENCES site (id) ON DELETE SET NULL, 
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL, 
	FOREIGN KEY(other_person_id) REFERENCES person (id) ON DELETE SET NULL, 
	FOREIGN KEY(coaching_contact_id) REFERENCES coaching_contact (id) ON DELETE SET NULL, 
	FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE SET NULL, 
	FOREIGN KEY(transition_id) REFERENCES transition (id) ON DELETE SET NULL, 
	FOREIGN KEY(topic_id) REFERENCES topic (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE work_entry (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	ta_id TEXT, 
	person_id TEXT, 
	worked_on TEXT NOT NULL, 
	minutes INTEGER NOT NULL CHECK (minutes >= 0), 
	kind TEXT, 
	note TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	FOREIGN KEY(ta_id) REFERENCES ta_engagement (id) ON DELETE CASCADE, 
	FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL
)
 STRICT;

CREATE TABLE calendar_entry (
	id TEXT NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	community_id TEXT NOT NULL, 
	uid TEXT NOT NULL, 
	session_id TEXT, 
	ta_id TEXT, 
	action_id TEXT, 
	sequence INTEGER DEFAULT '0' NOT NULL, 
	published TEXT NOT NULL CHECK (json_valid(published)), 
	stamped_at TEXT NOT NULL, 
	exported TEXT NOT NULL CHECK (json_valid(exported)), 
	PRIMARY KEY (id), 
	FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE RESTRICT, 
	CONSTRAINT uq_calendar_entry_uid UNIQUE (uid), 
	FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE SET NULL, 
	FOREIGN KEY(ta_id) REFERENCES ta_engagement (id) ON DELETE SET NULL, 
	FOREIGN KEY(action_id) REFERENCES action (id) ON DELETE SET NULL
)
 STRICT;

CREATE INDEX ix_topic_parent_id ON topic (parent_id);

CREATE INDEX ix_community_initiative_id ON community (initiative_id);

CREATE INDEX ix_person_party_id ON person (party_id);

CREATE INDEX ix_channel_community_id ON channel (community_id);

CREATE INDEX ix_channel_host_person_id ON channel (host_person_id);

CREATE INDEX ix_site_community_id ON site (community_id);

CREATE INDEX ix_site_party_id ON site (party_id);

CREATE INDEX ix_coaching_summary_community_id ON coaching_summary (community_id);

CREATE INDEX ix_coaching_summary_person_id ON coaching_summary (person_id);

CREATE INDEX ix_coaching_summary_site_id ON coaching_summary (site_id);

CREATE INDEX ix_consent_community_id ON consent (community_id);

CREATE INDEX ix_consent_person_id ON consent (person_id);

CREATE INDEX ix_consent_site_id ON consent (site_id);

CREATE INDEX ix_expertise_person_id ON expertise (person_id);

CREATE INDEX ix_expertise_site_id ON expertise (site_id);

CREATE INDEX ix_expertise_topic_id ON expertise (topic_id);

CREATE INDEX ix_membership_community_id ON membership (community_id);

CREATE INDEX ix_membership_person_id ON membership (person_id);

CREATE INDEX ix_membership_site_id ON membership (site_id);

CREATE INDEX ix_need_community_id ON need (community_id);

CREATE INDEX ix_need_person_id ON need (person_id);

CREATE INDEX ix_need_site_id ON need (site_id);

CREATE INDEX ix_need_topic_id ON need (topic_id);

CREATE INDEX ix_role_term_backup_person_id ON role_term (backup_person_id);

CREATE INDEX ix_role_term_community_id ON role_term (community_id);

CREATE INDEX ix_role_term_initiative_id ON role_term (initiative_id);

CREATE INDEX ix_role_term_party_id ON role_term (party_id);

CREATE INDEX ix_role_term_person_id ON role_term (person_id);

CREATE INDEX ix_role_term_site_id ON role_term (site_id);

CREATE INDEX ix_session_channel_id ON session (channel_id);

CREATE INDEX ix_session_community_id ON session (community_id);

CREATE INDEX ix_session_starts_local ON session (starts_local) WHERE starts_local IS NOT NULL;

CREATE INDEX ix_session_topic_id ON session (topic_id);

CREATE INDEX ix_transition_community_id ON transition (community_id);

CREATE INDEX ix_transition_party_id ON transition (party_id);

CREATE INDEX ix_transition_person_id ON transition (person_id);

CREATE INDEX ix_transition_site_id ON transition (site_id);

CREATE INDEX ix_transition_successor_id ON transition (successor_id);

CREATE INDEX ix_block_alternative_id ON block (alternative_id);

CREATE INDEX ix_block_community_id ON block (community_id);

CREATE INDEX ix_block_parent_id ON block (parent_id);

CREATE INDEX ix_block_session_id ON block (session_id);

CREATE INDEX ix_block_topic_id ON block (topic_id);

CREATE INDEX ix_coaching_contact_coach_id ON coaching_contact (coach_id);

CREATE INDEX ix_coaching_contact_community_id ON coaching_contact (community_id);

CREATE INDEX ix_coaching_contact_site_id ON coaching_contact (site_id);

CREATE INDEX ix_coaching_contact_summary_id ON coaching_contact (summary_id);

CREATE INDEX ix_ta_engagement_community_id ON ta_engagement (community_id);

CREATE INDEX ix_ta_engagement_need_id ON ta_engagement (need_id);

CREATE INDEX ix_ta_engagement_provider_id ON ta_engagement (provider_id);

CREATE INDEX ix_ta_engagement_provider_party_id ON ta_engagement (provider_party_id);

CREATE INDEX ix_ta_engagement_requester_id ON ta_engagement (requester_id);

CREATE INDEX ix_ta_engagement_topic_id ON ta_engagement (topic_id);

CREATE INDEX ix_action_community_id ON action (community_id);

CREATE INDEX ix_action_open ON action (due_on) WHERE done_on IS NULL;

CREATE INDEX ix_action_owner_id ON action (owner_id);

CREATE INDEX ix_action_owner_party_id ON action (owner_party_id);

CREATE INDEX ix_action_session_id ON action (session_id);

CREATE INDEX ix_action_site_id ON action (site_id);

CREATE INDEX ix_action_ta_id ON action (ta_id);

CREATE INDEX ix_action_to_person_id ON action (to_person_id);

CREATE INDEX ix_action_transition_id ON action (transition_id);

CREATE INDEX ix_assignment_block_id ON assignment (block_id);

CREATE INDEX ix_assignment_community_id ON assignment (community_id);

CREATE INDEX ix_assignment_person_id ON assignment (person_id);

CREATE INDEX ix_assignment_session_id ON assignment (session_id);

CREATE INDEX ix_attendance_community_id ON attendance (community_id);

CREATE INDEX ix_attendance_person_id ON attendance (person_id);

CREATE INDEX ix_attendance_session_id ON attendance (session_id);

CREATE INDEX ix_attendance_track_id ON attendance (track_id);

CREATE INDEX ix_coaching_participant_coaching_contact_id ON coaching_participant (coaching_contact_id);

CREATE INDEX ix_coaching_participant_community_id ON coaching_participant (community_id);

CREATE INDEX ix_coaching_participant_person_id ON coaching_participant (person_id);

CREATE INDEX ix_coaching_reflection_community_id ON coaching_reflection (community_id);

CREATE INDEX ix_concerned_site_community_id ON concerned_site (community_id);

CREATE INDEX ix_concerned_site_site_id ON concerned_site (site_id);

CREATE INDEX ix_concerned_site_ta_id ON concerned_site (ta_id);

CREATE INDEX ix_concerned_site_transition_id ON concerned_site (transition_id);

CREATE INDEX ix_material_block_id ON material (block_id);

CREATE INDEX ix_material_bring_person_id ON material (bring_person_id);

CREATE INDEX ix_material_community_id ON material (community_id);

CREATE INDEX ix_material_session_id ON material (session_id);

CREATE INDEX ix_private_note_coaching_contact_id ON private_note (coaching_contact_id);

CREATE INDEX ix_private_note_community_id ON private_note (community_id);

CREATE INDEX ix_private_note_open ON private_note (kind, due_on) WHERE done_on IS NULL;

CREATE INDEX ix_private_note_other_person_id ON private_note (other_person_id);

CREATE INDEX ix_private_note_person_id ON private_note (person_id);

CREATE INDEX ix_private_note_session_id ON private_note (session_id);

CREATE INDEX ix_private_note_site_id ON private_note (site_id);

CREATE INDEX ix_private_note_topic_id ON private_note (topic_id);

CREATE INDEX ix_private_note_transition_id ON private_note (transition_id);

CREATE INDEX ix_work_entry_community_id ON work_entry (community_id);

CREATE INDEX ix_work_entry_person_id ON work_entry (person_id);

CREATE INDEX ix_work_entry_ta_id ON work_entry (ta_id);

CREATE INDEX ix_calendar_entry_action_id ON calendar_entry (action_id);

CREATE INDEX ix_calendar_entry_community_id ON calendar_entry (community_id);

CREATE INDEX ix_calendar_entry_session_id ON calendar_entry (session_id);

CREATE INDEX ix_calendar_entry_ta_id ON calendar_entry (ta_id);

CREATE INDEX ix_change_act ON change (act);

CREATE INDEX ix_change_row ON change (tbl, uid);

CREATE INDEX ix_private_change_act ON private_change (act);

CREATE INDEX ix_private_change_row ON private_change (tbl, uid);

CREATE TRIGGER initiative_log_i AFTER INSERT ON initiative
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'initiative', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), 'book', (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = 'book'), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('name', new."name", 'starts_on', new."starts_on", 'ends_on', new."ends_on", 'vision', new."vision", 'principles', new."principles", 'funder_focus', new."funder_focus", 'told_funder', new."told_funder"), NULL);
END;

CREATE TRIGGER initiative_log_u AFTER UPDATE ON initiative
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."name" IS NOT new."name" OR old."starts_on" IS NOT new."starts_on" OR old."ends_on" IS NOT new."ends_on" OR old."vision" IS NOT new."vision" OR old."principles" IS NOT new."principles" OR old."funder_focus" IS NOT new."funder_focus" OR old."told_funder" IS NOT new."told_funder") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'initiative', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), 'book', (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = 'book'), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'name' AS k, new."name" AS v WHERE old."name" IS NOT new."name" UNION ALL SELECT 'starts_on' AS k, new."starts_on" AS v WHERE old."starts_on" IS NOT new."starts_on" UNION ALL SELECT 'ends_on' AS k, new."ends_on" AS v WHERE old."ends_on" IS NOT new."ends_on" UNION ALL SELECT 'vision' AS k, new."vision" AS v WHERE old."vision" IS NOT new."vision" UNION ALL SELECT 'principles' AS k, new."principles" AS v WHERE old."principles" IS NOT new."principles" UNION ALL SELECT 'funder_focus' AS k, new."funder_focus" AS v WHERE old."funder_focus" IS NOT new."funder_focus" UNION ALL SELECT 'told_funder' AS k, new."told_funder" AS v WHERE old."told_funder" IS NOT new."told_funder")), (SELECT json_group_object(k, v) FROM (SELECT 'name' AS k, old."name" AS v WHERE old."name" IS NOT new."name" UNION ALL SELECT 'starts_on' AS k, old."starts_on" AS v WHERE old."starts_on" IS NOT new."starts_on" UNION ALL SELECT 'ends_on' AS k, old."ends_on" AS v WHERE old."ends_on" IS NOT new."ends_on" UNION ALL SELECT 'vision' AS k, old."vision" AS v WHERE old."vision" IS NOT new."vision" UNION ALL SELECT 'principles' AS k, old."principles" AS v WHERE old."principles" IS NOT new."principles" UNION ALL SELECT 'funder_focus' AS k, old."funder_focus" AS v WHERE old."funder_focus" IS NOT new."funder_focus" UNION ALL SELECT 'told_funder' AS k, old."told_funder" AS v WHERE old."told_funder" IS NOT new."told_funder")));
END;

CREATE TRIGGER initiative_log_d AFTER DELETE ON initiative
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'initiative', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), 'book', (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = 'book'), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('name', old."name", 'starts_on', old."starts_on", 'ends_on', old."ends_on", 'vision', old."vision", 'principles', old."principles", 'funder_focus', old."funder_focus", 'told_funder', old."told_funder"));
END;

CREATE TRIGGER party_log_i AFTER INSERT ON party
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'party', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), 'book', (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = 'book'), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('name', new."name", 'kind', new."kind", 'website', new."website", 'about', new."about", 'retired_on', new."retired_on"), NULL);
END;

CREATE TRIGGER party_log_u AFTER UPDATE ON party
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."name" IS NOT new."name" OR old."kind" IS NOT new."kind" OR old."website" IS NOT new."website" OR old."about" IS NOT new."about" OR old."retired_on" IS NOT new."retired_on") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'party', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), 'book', (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = 'book'), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'name' AS k, new."name" AS v WHERE old."name" IS NOT new."name" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'website' AS k, new."website" AS v WHERE old."website" IS NOT new."website" UNION ALL SELECT 'about' AS k, new."about" AS v WHERE old."about" IS NOT new."about" UNION ALL SELECT 'retired_on' AS k, new."retired_on" AS v WHERE old."retired_on" IS NOT new."retired_on")), (SELECT json_group_object(k, v) FROM (SELECT 'name' AS k, old."name" AS v WHERE old."name" IS NOT new."name" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'website' AS k, old."website" AS v WHERE old."website" IS NOT new."website" UNION ALL SELECT 'about' AS k, old."about" AS v WHERE old."about" IS NOT new."about" UNION ALL SELECT 'retired_on' AS k, old."retired_on" AS v WHERE old."retired_on" IS NOT new."retired_on")));
END;

CREATE TRIGGER party_log_d AFTER DELETE ON party
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'party', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), 'book', (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = 'book'), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('name', old."name", 'kind', old."kind", 'website', old."website", 'about', old."about", 'retired_on', old."retired_on"));
END;

CREATE TRIGGER setting_log_i AFTER INSERT ON setting
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO private_change (n, tbl, uid, act, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'setting', new.name, (SELECT act FROM replica WHERE me = 1), 'i', json_object('value', new."value"), NULL);
END;

CREATE TRIGGER setting_log_u AFTER UPDATE ON setting
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."value" IS NOT new."value") BEGIN
    INSERT INTO private_change (n, tbl, uid, act, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'setting', new.name, (SELECT act FROM replica WHERE me = 1), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'value' AS k, new."value" AS v WHERE old."value" IS NOT new."value")), (SELECT json_group_object(k, v) FROM (SELECT 'value' AS k, old."value" AS v WHERE old."value" IS NOT new."value")));
END;

CREATE TRIGGER setting_log_d AFTER DELETE ON setting
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO private_change (n, tbl, uid, act, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'setting', old.name, (SELECT act FROM replica WHERE me = 1), 'd', NULL, json_object('value', old."value"));
END;

CREATE TRIGGER topic_log_i AFTER INSERT ON topic
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'topic', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), 'book', (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = 'book'), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('name', new."name", 'parent_id', new."parent_id", 'description', new."description", 'retired_on', new."retired_on"), NULL);
END;

CREATE TRIGGER topic_log_u AFTER UPDATE ON topic
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."name" IS NOT new."name" OR old."parent_id" IS NOT new."parent_id" OR old."description" IS NOT new."description" OR old."retired_on" IS NOT new."retired_on") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'topic', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), 'book', (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = 'book'), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'name' AS k, new."name" AS v WHERE old."name" IS NOT new."name" UNION ALL SELECT 'parent_id' AS k, new."parent_id" AS v WHERE old."parent_id" IS NOT new."parent_id" UNION ALL SELECT 'description' AS k, new."description" AS v WHERE old."description" IS NOT new."description" UNION ALL SELECT 'retired_on' AS k, new."retired_on" AS v WHERE old."retired_on" IS NOT new."retired_on")), (SELECT json_group_object(k, v) FROM (SELECT 'name' AS k, old."name" AS v WHERE old."name" IS NOT new."name" UNION ALL SELECT 'parent_id' AS k, old."parent_id" AS v WHERE old."parent_id" IS NOT new."parent_id" UNION ALL SELECT 'description' AS k, old."description" AS v WHERE old."description" IS NOT new."description" UNION ALL SELECT 'retired_on' AS k, old."retired_on" AS v WHERE old."retired_on" IS NOT new."retired_on")));
END;

CREATE TRIGGER topic_log_d AFTER DELETE ON topic
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'topic', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), 'book', (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = 'book'), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('name', old."name", 'parent_id', old."parent_id", 'description', old."description", 'retired_on', old."retired_on"));
END;

CREATE TRIGGER community_log_i AFTER INSERT ON community
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'community', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), new.id, (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = new.id), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('initiative_id', new."initiative_id", 'name', new."name", 'short_name', new."short_name", 'kind_singular', new."kind_singular", 'kind_plural', new."kind_plural", 'status', new."status", 'stage', new."stage", 'stage_since', new."stage_since", 'stage_labels', new."stage_labels", 'starts_on', new."starts_on", 'ends_on', new."ends_on", 'zone', new."zone", 'holiday_region', new."holiday_region", 'language', new."language", 'size_min', new."size_min", 'size_max', new."size_max", 'voices_target', new."voices_target", 'open_target', new."open_target", 'purpose', new."purpose", 'domain', new."domain", 'vision', new."vision", 'audience', new."audience", 'partners', new."partners", 'benefits_members', new."benefits_members", 'benefits_sponsor', new."benefits_sponsor", 'scope_in', new."scope_in", 'scope_out', new."scope_out", 'goals', new."goals", 'outcomes', new."outcomes", 'needs_addressed', new."needs_addressed", 'principles', new."principles", 'joining', new."joining", 'role_text', new."role_text", 'decision_making', new."decision_making", 'rhythm', new."rhythm", 'knowledge_sharing', new."knowledge_sharing", 'working_agreements', new."working_agreements", 'confidentiality', new."confidentiality", 'commitments', new."commitments", 'risks', new."risks", 'sunset_criteria', new."sunset_criteria", 'ways', new."ways", 'review_on', new."review_on", 'invitation', new."invitation", 'handouts', new."handouts", 'afterlife', new."afterlife", 'destroy_on', new."destroy_on", 'retired_on', new."retired_on"), NULL);
END;

CREATE TRIGGER community_log_u AFTER UPDATE ON community
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."initiative_id" IS NOT new."initiative_id" OR old."name" IS NOT new."name" OR old."short_name" IS NOT new."short_name" OR old."kind_singular" IS NOT new."kind_singular" OR old."kind_plural" IS NOT new."kind_plural" OR old."status" IS NOT new."status" OR old."stage" IS NOT new."stage" OR old."stage_since" IS NOT new."stage_since" OR old."stage_labels" IS NOT new."stage_labels" OR old."starts_on" IS NOT new."starts_on" OR old."ends_on" IS NOT new."ends_on" OR old."zone" IS NOT new."zone" OR old."holiday_region" IS NOT new."holiday_region" OR old."language" IS NOT new."language" OR old."size_min" IS NOT new."size_min" OR old."size_max" IS NOT new."size_max" OR old."voices_target" IS NOT new."voices_target" OR old."open_target" IS NOT new."open_target" OR old."purpose" IS NOT new."purpose" OR old."domain" IS NOT new."domain" OR old."vision" IS NOT new."vision" OR old."audience" IS NOT new."audience" OR old."partners" IS NOT new."partners" OR old."benefits_members" IS NOT new."benefits_members" OR old."benefits_sponsor" IS NOT new."benefits_sponsor" OR old."scope_in" IS NOT new."scope_in" OR old."scope_out" IS NOT new."scope_out" OR old."goals" IS NOT new."goals" OR old."outcomes" IS NOT new."outcomes" OR old."needs_addressed" IS NOT new."needs_addressed" OR old."principles" IS NOT new."principles" OR old."joining" IS NOT new."joining" OR old."role_text" IS NOT new."role_text" OR old."decision_making" IS NOT new."decision_making" OR old."rhythm" IS NOT new."rhythm" OR old."knowledge_sharing" IS NOT new."knowledge_sharing" OR old."working_agreements" IS NOT new."working_agreements" OR old."confidentiality" IS NOT new."confidentiality" OR old."commitments" IS NOT new."commitments" OR old."risks" IS NOT new."risks" OR old."sunset_criteria" IS NOT new."sunset_criteria" OR old."ways" IS NOT new."ways" OR old."review_on" IS NOT new."review_on" OR old."invitation" IS NOT new."invitation" OR old."handouts" IS NOT new."handouts" OR old."afterlife" IS NOT new."afterlife" OR old."destroy_on" IS NOT new."destroy_on" OR old."retired_on" IS NOT new."retired_on") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'community', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), new.id, (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = new.id), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'initiative_id' AS k, new."initiative_id" AS v WHERE old."initiative_id" IS NOT new."initiative_id" UNION ALL SELECT 'name' AS k, new."name" AS v WHERE old."name" IS NOT new."name" UNION ALL SELECT 'short_name' AS k, new."short_name" AS v WHERE old."short_name" IS NOT new."short_name" UNION ALL SELECT 'kind_singular' AS k, new."kind_singular" AS v WHERE old."kind_singular" IS NOT new."kind_singular" UNION ALL SELECT 'kind_plural' AS k, new."kind_plural" AS v WHERE old."kind_plural" IS NOT new."kind_plural" UNION ALL SELECT 'status' AS k, new."status" AS v WHERE old."status" IS NOT new."status" UNION ALL SELECT 'stage' AS k, new."stage" AS v WHERE old."stage" IS NOT new."stage" UNION ALL SELECT 'stage_since' AS k, new."stage_since" AS v WHERE old."stage_since" IS NOT new."stage_since" UNION ALL SELECT 'stage_labels' AS k, new."stage_labels" AS v WHERE old."stage_labels" IS NOT new."stage_labels" UNION ALL SELECT 'starts_on' AS k, new."starts_on" AS v WHERE old."starts_on" IS NOT new."starts_on" UNION ALL SELECT 'ends_on' AS k, new."ends_on" AS v WHERE old."ends_on" IS NOT new."ends_on" UNION ALL SELECT 'zone' AS k, new."zone" AS v WHERE old."zone" IS NOT new."zone" UNION ALL SELECT 'holiday_region' AS k, new."holiday_region" AS v WHERE old."holiday_region" IS NOT new."holiday_region" UNION ALL SELECT 'language' AS k, new."language" AS v WHERE old."language" IS NOT new."language" UNION ALL SELECT 'size_min' AS k, new."size_min" AS v WHERE old."size_min" IS NOT new."size_min" UNION ALL SELECT 'size_max' AS k, new."size_max" AS v WHERE old."size_max" IS NOT new."size_max" UNION ALL SELECT 'voices_target' AS k, new."voices_target" AS v WHERE old."voices_target" IS NOT new."voices_target" UNION ALL SELECT 'open_target' AS k, new."open_target" AS v WHERE old."open_target" IS NOT new."open_target" UNION ALL SELECT 'purpose' AS k, new."purpose" AS v WHERE old."purpose" IS NOT new."purpose" UNION ALL SELECT 'domain' AS k, new."domain" AS v WHERE old."domain" IS NOT new."domain" UNION ALL SELECT 'vision' AS k, new."vision" AS v WHERE old."vision" IS NOT new."vision" UNION ALL SELECT 'audience' AS k, new."audience" AS v WHERE old."audience" IS NOT new."audience" UNION ALL SELECT 'partners' AS k, new."partners" AS v WHERE old."partners" IS NOT new."partners" UNION ALL SELECT 'benefits_members' AS k, new."benefits_members" AS v WHERE old."benefits_members" IS NOT new."benefits_members" UNION ALL SELECT 'benefits_sponsor' AS k, new."benefits_sponsor" AS v WHERE old."benefits_sponsor" IS NOT new."benefits_sponsor" UNION ALL SELECT 'scope_in' AS k, new."scope_in" AS v WHERE old."scope_in" IS NOT new."scope_in" UNION ALL SELECT 'scope_out' AS k, new."scope_out" AS v WHERE old."scope_out" IS NOT new."scope_out" UNION ALL SELECT 'goals' AS k, new."goals" AS v WHERE old."goals" IS NOT new."goals" UNION ALL SELECT 'outcomes' AS k, new."outcomes" AS v WHERE old."outcomes" IS NOT new."outcomes" UNION ALL SELECT 'needs_addressed' AS k, new."needs_addressed" AS v WHERE old."needs_addressed" IS NOT new."needs_addressed" UNION ALL SELECT 'principles' AS k, new."principles" AS v WHERE old."principles" IS NOT new."principles" UNION ALL SELECT 'joining' AS k, new."joining" AS v WHERE old."joining" IS NOT new."joining" UNION ALL SELECT 'role_text' AS k, new."role_text" AS v WHERE old."role_text" IS NOT new."role_text" UNION ALL SELECT 'decision_making' AS k, new."decision_making" AS v WHERE old."decision_making" IS NOT new."decision_making" UNION ALL SELECT 'rhythm' AS k, new."rhythm" AS v WHERE old."rhythm" IS NOT new."rhythm" UNION ALL SELECT 'knowledge_sharing' AS k, new."knowledge_sharing" AS v WHERE old."knowledge_sharing" IS NOT new."knowledge_sharing" UNION ALL SELECT 'working_agreements' AS k, new."working_agreements" AS v WHERE old."working_agreements" IS NOT new."working_agreements" UNION ALL SELECT 'confidentiality' AS k, new."confidentiality" AS v WHERE old."confidentiality" IS NOT new."confidentiality" UNION ALL SELECT 'commitments' AS k, new."commitments" AS v WHERE old."commitments" IS NOT new."commitments" UNION ALL SELECT 'risks' AS k, new."risks" AS v WHERE old."risks" IS NOT new."risks" UNION ALL SELECT 'sunset_criteria' AS k, new."sunset_criteria" AS v WHERE old."sunset_criteria" IS NOT new."sunset_criteria" UNION ALL SELECT 'ways' AS k, new."ways" AS v WHERE old."ways" IS NOT new."ways" UNION ALL SELECT 'review_on' AS k, new."review_on" AS v WHERE old."review_on" IS NOT new."review_on" UNION ALL SELECT 'invitation' AS k, new."invitation" AS v WHERE old."invitation" IS NOT new."invitation" UNION ALL SELECT 'handouts' AS k, new."handouts" AS v WHERE old."handouts" IS NOT new."handouts" UNION ALL SELECT 'afterlife' AS k, new."afterlife" AS v WHERE old."afterlife" IS NOT new."afterlife" UNION ALL SELECT 'destroy_on' AS k, new."destroy_on" AS v WHERE old."destroy_on" IS NOT new."destroy_on" UNION ALL SELECT 'retired_on' AS k, new."retired_on" AS v WHERE old."retired_on" IS NOT new."retired_on")), (SELECT json_group_object(k, v) FROM (SELECT 'initiative_id' AS k, old."initiative_id" AS v WHERE old."initiative_id" IS NOT new."initiative_id" UNION ALL SELECT 'name' AS k, old."name" AS v WHERE old."name" IS NOT new."name" UNION ALL SELECT 'short_name' AS k, old."short_name" AS v WHERE old."short_name" IS NOT new."short_name" UNION ALL SELECT 'kind_singular' AS k, old."kind_singular" AS v WHERE old."kind_singular" IS NOT new."kind_singular" UNION ALL SELECT 'kind_plural' AS k, old."kind_plural" AS v WHERE old."kind_plural" IS NOT new."kind_plural" UNION ALL SELECT 'status' AS k, old."status" AS v WHERE old."status" IS NOT new."status" UNION ALL SELECT 'stage' AS k, old."stage" AS v WHERE old."stage" IS NOT new."stage" UNION ALL SELECT 'stage_since' AS k, old."stage_since" AS v WHERE old."stage_since" IS NOT new."stage_since" UNION ALL SELECT 'stage_labels' AS k, old."stage_labels" AS v WHERE old."stage_labels" IS NOT new."stage_labels" UNION ALL SELECT 'starts_on' AS k, old."starts_on" AS v WHERE old."starts_on" IS NOT new."starts_on" UNION ALL SELECT 'ends_on' AS k, old."ends_on" AS v WHERE old."ends_on" IS NOT new."ends_on" UNION ALL SELECT 'zone' AS k, old."zone" AS v WHERE old."zone" IS NOT new."zone" UNION ALL SELECT 'holiday_region' AS k, old."holiday_region" AS v WHERE old."holiday_region" IS NOT new."holiday_region" UNION ALL SELECT 'language' AS k, old."language" AS v WHERE old."language" IS NOT new."language" UNION ALL SELECT 'size_min' AS k, old."size_min" AS v WHERE old."size_min" IS NOT new."size_min" UNION ALL SELECT 'size_max' AS k, old."size_max" AS v WHERE old."size_max" IS NOT new."size_max" UNION ALL SELECT 'voices_target' AS k, old."voices_target" AS v WHERE old."voices_target" IS NOT new."voices_target" UNION ALL SELECT 'open_target' AS k, old."open_target" AS v WHERE old."open_target" IS NOT new."open_target" UNION ALL SELECT 'purpose' AS k, old."purpose" AS v WHERE old."purpose" IS NOT new."purpose" UNION ALL SELECT 'domain' AS k, old."domain" AS v WHERE old."domain" IS NOT new."domain" UNION ALL SELECT 'vision' AS k, old."vision" AS v WHERE old."vision" IS NOT new."vision" UNION ALL SELECT 'audience' AS k, old."audience" AS v WHERE old."audience" IS NOT new."audience" UNION ALL SELECT 'partners' AS k, old."partners" AS v WHERE old."partners" IS NOT new."partners" UNION ALL SELECT 'benefits_members' AS k, old."benefits_members" AS v WHERE old."benefits_members" IS NOT new."benefits_members" UNION ALL SELECT 'benefits_sponsor' AS k, old."benefits_sponsor" AS v WHERE old."benefits_sponsor" IS NOT new."benefits_sponsor" UNION ALL SELECT 'scope_in' AS k, old."scope_in" AS v WHERE old."scope_in" IS NOT new."scope_in" UNION ALL SELECT 'scope_out' AS k, old."scope_out" AS v WHERE old."scope_out" IS NOT new."scope_out" UNION ALL SELECT 'goals' AS k, old."goals" AS v WHERE old."goals" IS NOT new."goals" UNION ALL SELECT 'outcomes' AS k, old."outcomes" AS v WHERE old."outcomes" IS NOT new."outcomes" UNION ALL SELECT 'needs_addressed' AS k, old."needs_addressed" AS v WHERE old."needs_addressed" IS NOT new."needs_addressed" UNION ALL SELECT 'principles' AS k, old."principles" AS v WHERE old."principles" IS NOT new."principles" UNION ALL SELECT 'joining' AS k, old."joining" AS v WHERE old."joining" IS NOT new."joining" UNION ALL SELECT 'role_text' AS k, old."role_text" AS v WHERE old."role_text" IS NOT new."role_text" UNION ALL SELECT 'decision_making' AS k, old."decision_making" AS v WHERE old."decision_making" IS NOT new."decision_making" UNION ALL SELECT 'rhythm' AS k, old."rhythm" AS v WHERE old."rhythm" IS NOT new."rhythm" UNION ALL SELECT 'knowledge_sharing' AS k, old."knowledge_sharing" AS v WHERE old."knowledge_sharing" IS NOT new."knowledge_sharing" UNION ALL SELECT 'working_agreements' AS k, old."working_agreements" AS v WHERE old."working_agreements" IS NOT new."working_agreements" UNION ALL SELECT 'confidentiality' AS k, old."confidentiality" AS v WHERE old."confidentiality" IS NOT new."confidentiality" UNION ALL SELECT 'commitments' AS k, old."commitments" AS v WHERE old."commitments" IS NOT new."commitments" UNION ALL SELECT 'risks' AS k, old."risks" AS v WHERE old."risks" IS NOT new."risks" UNION ALL SELECT 'sunset_criteria' AS k, old."sunset_criteria" AS v WHERE old."sunset_criteria" IS NOT new."sunset_criteria" UNION ALL SELECT 'ways' AS k, old."ways" AS v WHERE old."ways" IS NOT new."ways" UNION ALL SELECT 'review_on' AS k, old."review_on" AS v WHERE old."review_on" IS NOT new."review_on" UNION ALL SELECT 'invitation' AS k, old."invitation" AS v WHERE old."invitation" IS NOT new."invitation" UNION ALL SELECT 'handouts' AS k, old."handouts" AS v WHERE old."handouts" IS NOT new."handouts" UNION ALL SELECT 'afterlife' AS k, old."afterlife" AS v WHERE old."afterlife" IS NOT new."afterlife" UNION ALL SELECT 'destroy_on' AS k, old."destroy_on" AS v WHERE old."destroy_on" IS NOT new."destroy_on" UNION ALL SELECT 'retired_on' AS k, old."retired_on" AS v WHERE old."retired_on" IS NOT new."retired_on")));
END;

CREATE TRIGGER community_log_d AFTER DELETE ON community
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'community', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), old.id, (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = old.id), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('initiative_id', old."initiative_id", 'name', old."name", 'short_name', old."short_name", 'kind_singular', old."kind_singular", 'kind_plural', old."kind_plural", 'status', old."status", 'stage', old."stage", 'stage_since', old."stage_since", 'stage_labels', old."stage_labels", 'starts_on', old."starts_on", 'ends_on', old."ends_on", 'zone', old."zone", 'holiday_region', old."holiday_region", 'language', old."language", 'size_min', old."size_min", 'size_max', old."size_max", 'voices_target', old."voices_target", 'open_target', old."open_target", 'purpose', old."purpose", 'domain', old."domain", 'vision', old."vision", 'audience', old."audience", 'partners', old."partners", 'benefits_members', old."benefits_members", 'benefits_sponsor', old."benefits_sponsor", 'scope_in', old."scope_in", 'scope_out', old."scope_out", 'goals', old."goals", 'outcomes', old."outcomes", 'needs_addressed', old."needs_addressed", 'principles', old."principles", 'joining', old."joining", 'role_text', old."role_text", 'decision_making', old."decision_making", 'rhythm', old."rhythm", 'knowledge_sharing', old."knowledge_sharing", 'working_agreements', old."working_agreements", 'confidentiality', old."confidentiality", 'commitments', old."commitments", 'risks', old."risks", 'sunset_criteria', old."sunset_criteria", 'ways', old."ways", 'review_on', old."review_on", 'invitation', old."invitation", 'handouts', old."handouts", 'afterlife', old."afterlife", 'destroy_on', old."destroy_on", 'retired_on', old."retired_on"));
END;

CREATE TRIGGER person_log_i AFTER INSERT ON person
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'person', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), 'book', (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = 'book'), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('party_id', new."party_id", 'name', new."name", 'sort_name', new."sort_name", 'job_title', new."job_title", 'pronouns', new."pronouns", 'pronunciation', new."pronunciation", 'languages', new."languages", 'phone', new."phone", 'email', new."email", 'address', new."address", 'preferred_channel', new."preferred_channel", 'reach_note', new."reach_note", 'terms', new."terms", 'retired_on', new."retired_on", 'forgotten_on', new."forgotten_on"), NULL);
END;

CREATE TRIGGER person_log_u AFTER UPDATE ON person
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."party_id" IS NOT new."party_id" OR old."name" IS NOT new."name" OR old."sort_name" IS NOT new."sort_name" OR old."job_title" IS NOT new."job_title" OR old."pronouns" IS NOT new."pronouns" OR old."pronunciation" IS NOT new."pronunciation" OR old."languages" IS NOT new."languages" OR old."phone" IS NOT new."phone" OR old."email" IS NOT new."email" OR old."address" IS NOT new."address" OR old."preferred_channel" IS NOT new."preferred_channel" OR old."reach_note" IS NOT new."reach_note" OR old."terms" IS NOT new."terms" OR old."retired_on" IS NOT new."retired_on" OR old."forgotten_on" IS NOT new."forgotten_on") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'person', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), 'book', (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = 'book'), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'party_id' AS k, new."party_id" AS v WHERE old."party_id" IS NOT new."party_id" UNION ALL SELECT 'name' AS k, new."name" AS v WHERE old."name" IS NOT new."name" UNION ALL SELECT 'sort_name' AS k, new."sort_name" AS v WHERE old."sort_name" IS NOT new."sort_name" UNION ALL SELECT 'job_title' AS k, new."job_title" AS v WHERE old."job_title" IS NOT new."job_title" UNION ALL SELECT 'pronouns' AS k, new."pronouns" AS v WHERE old."pronouns" IS NOT new."pronouns" UNION ALL SELECT 'pronunciation' AS k, new."pronunciation" AS v WHERE old."pronunciation" IS NOT new."pronunciation" UNION ALL SELECT 'languages' AS k, new."languages" AS v WHERE old."languages" IS NOT new."languages" UNION ALL SELECT 'phone' AS k, new."phone" AS v WHERE old."phone" IS NOT new."phone" UNION ALL SELECT 'email' AS k, new."email" AS v WHERE old."email" IS NOT new."email" UNION ALL SELECT 'address' AS k, new."address" AS v WHERE old."address" IS NOT new."address" UNION ALL SELECT 'preferred_channel' AS k, new."preferred_channel" AS v WHERE old."preferred_channel" IS NOT new."preferred_channel" UNION ALL SELECT 'reach_note' AS k, new."reach_note" AS v WHERE old."reach_note" IS NOT new."reach_note" UNION ALL SELECT 'terms' AS k, new."terms" AS v WHERE old."terms" IS NOT new."terms" UNION ALL SELECT 'retired_on' AS k, new."retired_on" AS v WHERE old."retired_on" IS NOT new."retired_on" UNION ALL SELECT 'forgotten_on' AS k, new."forgotten_on" AS v WHERE old."forgotten_on" IS NOT new."forgotten_on")), (SELECT json_group_object(k, v) FROM (SELECT 'party_id' AS k, old."party_id" AS v WHERE old."party_id" IS NOT new."party_id" UNION ALL SELECT 'name' AS k, old."name" AS v WHERE old."name" IS NOT new."name" UNION ALL SELECT 'sort_name' AS k, old."sort_name" AS v WHERE old."sort_name" IS NOT new."sort_name" UNION ALL SELECT 'job_title' AS k, old."job_title" AS v WHERE old."job_title" IS NOT new."job_title" UNION ALL SELECT 'pronouns' AS k, old."pronouns" AS v WHERE old."pronouns" IS NOT new."pronouns" UNION ALL SELECT 'pronunciation' AS k, old."pronunciation" AS v WHERE old."pronunciation" IS NOT new."pronunciation" UNION ALL SELECT 'languages' AS k, old."languages" AS v WHERE old."languages" IS NOT new."languages" UNION ALL SELECT 'phone' AS k, old."phone" AS v WHERE old."phone" IS NOT new."phone" UNION ALL SELECT 'email' AS k, old."email" AS v WHERE old."email" IS NOT new."email" UNION ALL SELECT 'address' AS k, old."address" AS v WHERE old."address" IS NOT new."address" UNION ALL SELECT 'preferred_channel' AS k, old."preferred_channel" AS v WHERE old."preferred_channel" IS NOT new."preferred_channel" UNION ALL SELECT 'reach_note' AS k, old."reach_note" AS v WHERE old."reach_note" IS NOT new."reach_note" UNION ALL SELECT 'terms' AS k, old."terms" AS v WHERE old."terms" IS NOT new."terms" UNION ALL SELECT 'retired_on' AS k, old."retired_on" AS v WHERE old."retired_on" IS NOT new."retired_on" UNION ALL SELECT 'forgotten_on' AS k, old."forgotten_on" AS v WHERE old."forgotten_on" IS NOT new."forgotten_on")));
END;

CREATE TRIGGER person_log_d AFTER DELETE ON person
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'person', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), 'book', (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = 'book'), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('party_id', old."party_id", 'name', old."name", 'sort_name', old."sort_name", 'job_title', old."job_title", 'pronouns', old."pronouns", 'pronunciation', old."pronunciation", 'languages', old."languages", 'phone', old."phone", 'email', old."email", 'address', old."address", 'preferred_channel', old."preferred_channel", 'reach_note', old."reach_note", 'terms', old."terms", 'retired_on', old."retired_on", 'forgotten_on', old."forgotten_on"));
END;

CREATE TRIGGER channel_log_i AFTER INSERT ON channel
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'channel', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'kind', new."kind", 'name', new."name", 'purpose', new."purpose", 'cadence', new."cadence", 'minutes', new."minutes", 'per_month', new."per_month", 'expected', new."expected", 'audience', new."audience", 'place', new."place", 'host_person_id', new."host_person_id", 'tone', new."tone", 'active_from', new."active_from", 'active_until', new."active_until"), NULL);
END;

CREATE TRIGGER channel_log_u AFTER UPDATE ON channel
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."kind" IS NOT new."kind" OR old."name" IS NOT new."name" OR old."purpose" IS NOT new."purpose" OR old."cadence" IS NOT new."cadence" OR old."minutes" IS NOT new."minutes" OR old."per_month" IS NOT new."per_month" OR old."expected" IS NOT new."expected" OR old."audience" IS NOT new."audience" OR old."place" IS NOT new."place" OR old."host_person_id" IS NOT new."host_person_id" OR old."tone" IS NOT new."tone" OR old."active_from" IS NOT new."active_from" OR old."active_until" IS NOT new."active_until") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'channel', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'name' AS k, new."name" AS v WHERE old."name" IS NOT new."name" UNION ALL SELECT 'purpose' AS k, new."purpose" AS v WHERE old."purpose" IS NOT new."purpose" UNION ALL SELECT 'cadence' AS k, new."cadence" AS v WHERE old."cadence" IS NOT new."cadence" UNION ALL SELECT 'minutes' AS k, new."minutes" AS v WHERE old."minutes" IS NOT new."minutes" UNION ALL SELECT 'per_month' AS k, new."per_month" AS v WHERE old."per_month" IS NOT new."per_month" UNION ALL SELECT 'expected' AS k, new."expected" AS v WHERE old."expected" IS NOT new."expected" UNION ALL SELECT 'audience' AS k, new."audience" AS v WHERE old."audience" IS NOT new."audience" UNION ALL SELECT 'place' AS k, new."place" AS v WHERE old."place" IS NOT new."place" UNION ALL SELECT 'host_person_id' AS k, new."host_person_id" AS v WHERE old."host_person_id" IS NOT new."host_person_id" UNION ALL SELECT 'tone' AS k, new."tone" AS v WHERE old."tone" IS NOT new."tone" UNION ALL SELECT 'active_from' AS k, new."active_from" AS v WHERE old."active_from" IS NOT new."active_from" UNION ALL SELECT 'active_until' AS k, new."active_until" AS v WHERE old."active_until" IS NOT new."active_until")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'name' AS k, old."name" AS v WHERE old."name" IS NOT new."name" UNION ALL SELECT 'purpose' AS k, old."purpose" AS v WHERE old."purpose" IS NOT new."purpose" UNION ALL SELECT 'cadence' AS k, old."cadence" AS v WHERE old."cadence" IS NOT new."cadence" UNION ALL SELECT 'minutes' AS k, old."minutes" AS v WHERE old."minutes" IS NOT new."minutes" UNION ALL SELECT 'per_month' AS k, old."per_month" AS v WHERE old."per_month" IS NOT new."per_month" UNION ALL SELECT 'expected' AS k, old."expected" AS v WHERE old."expected" IS NOT new."expected" UNION ALL SELECT 'audience' AS k, old."audience" AS v WHERE old."audience" IS NOT new."audience" UNION ALL SELECT 'place' AS k, old."place" AS v WHERE old."place" IS NOT new."place" UNION ALL SELECT 'host_person_id' AS k, old."host_person_id" AS v WHERE old."host_person_id" IS NOT new."host_person_id" UNION ALL SELECT 'tone' AS k, old."tone" AS v WHERE old."tone" IS NOT new."tone" UNION ALL SELECT 'active_from' AS k, old."active_from" AS v WHERE old."active_from" IS NOT new."active_from" UNION ALL SELECT 'active_until' AS k, old."active_until" AS v WHERE old."active_until" IS NOT new."active_until")));
END;

CREATE TRIGGER channel_log_d AFTER DELETE ON channel
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'channel', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'kind', old."kind", 'name', old."name", 'purpose', old."purpose", 'cadence', old."cadence", 'minutes', old."minutes", 'per_month', old."per_month", 'expected', old."expected", 'audience', old."audience", 'place', old."place", 'host_person_id', old."host_person_id", 'tone', old."tone", 'active_from', old."active_from", 'active_until', old."active_until"));
END;

CREATE TRIGGER site_log_i AFTER INSERT ON site
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'site', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'party_id', new."party_id", 'region', new."region", 'serves', new."serves", 'strengths', new."strengths", 'languages', new."languages", 'protocols', new."protocols", 'history', new."history", 'access_needs', new."access_needs", 'learned', new."learned", 'first_contact_on', new."first_contact_on", 'joined_on', new."joined_on", 'retired_on', new."retired_on", 'state', new."state", 'state_reason', new."state_reason", 'state_on', new."state_on", 'summary', new."summary"), NULL);
END;

CREATE TRIGGER site_log_u AFTER UPDATE ON site
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."party_id" IS NOT new."party_id" OR old."region" IS NOT new."region" OR old."serves" IS NOT new."serves" OR old."strengths" IS NOT new."strengths" OR old."languages" IS NOT new."languages" OR old."protocols" IS NOT new."protocols" OR old."history" IS NOT new."history" OR old."access_needs" IS NOT new."access_needs" OR old."learned" IS NOT new."learned" OR old."first_contact_on" IS NOT new."first_contact_on" OR old."joined_on" IS NOT new."joined_on" OR old."retired_on" IS NOT new."retired_on" OR old."state" IS NOT new."state" OR old."state_reason" IS NOT new."state_reason" OR old."state_on" IS NOT new."state_on" OR old."summary" IS NOT new."summary") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'site', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'party_id' AS k, new."party_id" AS v WHERE old."party_id" IS NOT new."party_id" UNION ALL SELECT 'region' AS k, new."region" AS v WHERE old."region" IS NOT new."region" UNION ALL SELECT 'serves' AS k, new."serves" AS v WHERE old."serves" IS NOT new."serves" UNION ALL SELECT 'strengths' AS k, new."strengths" AS v WHERE old."strengths" IS NOT new."strengths" UNION ALL SELECT 'languages' AS k, new."languages" AS v WHERE old."languages" IS NOT new."languages" UNION ALL SELECT 'protocols' AS k, new."protocols" AS v WHERE old."protocols" IS NOT new."protocols" UNION ALL SELECT 'history' AS k, new."history" AS v WHERE old."history" IS NOT new."history" UNION ALL SELECT 'access_needs' AS k, new."access_needs" AS v WHERE old."access_needs" IS NOT new."access_needs" UNION ALL SELECT 'learned' AS k, new."learned" AS v WHERE old."learned" IS NOT new."learned" UNION ALL SELECT 'first_contact_on' AS k, new."first_contact_on" AS v WHERE old."first_contact_on" IS NOT new."first_contact_on" UNION ALL SELECT 'joined_on' AS k, new."joined_on" AS v WHERE old."joined_on" IS NOT new."joined_on" UNION ALL SELECT 'retired_on' AS k, new."retired_on" AS v WHERE old."retired_on" IS NOT new."retired_on" UNION ALL SELECT 'state' AS k, new."state" AS v WHERE old."state" IS NOT new."state" UNION ALL SELECT 'state_reason' AS k, new."state_reason" AS v WHERE old."state_reason" IS NOT new."state_reason" UNION ALL SELECT 'state_on' AS k, new."state_on" AS v WHERE old."state_on" IS NOT new."state_on" UNION ALL SELECT 'summary' AS k, new."summary" AS v WHERE old."summary" IS NOT new."summary")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'party_id' AS k, old."party_id" AS v WHERE old."party_id" IS NOT new."party_id" UNION ALL SELECT 'region' AS k, old."region" AS v WHERE old."region" IS NOT new."region" UNION ALL SELECT 'serves' AS k, old."serves" AS v WHERE old."serves" IS NOT new."serves" UNION ALL SELECT 'strengths' AS k, old."strengths" AS v WHERE old."strengths" IS NOT new."strengths" UNION ALL SELECT 'languages' AS k, old."languages" AS v WHERE old."languages" IS NOT new."languages" UNION ALL SELECT 'protocols' AS k, old."protocols" AS v WHERE old."protocols" IS NOT new."protocols" UNION ALL SELECT 'history' AS k, old."history" AS v WHERE old."history" IS NOT new."history" UNION ALL SELECT 'access_needs' AS k, old."access_needs" AS v WHERE old."access_needs" IS NOT new."access_needs" UNION ALL SELECT 'learned' AS k, old."learned" AS v WHERE old."learned" IS NOT new."learned" UNION ALL SELECT 'first_contact_on' AS k, old."first_contact_on" AS v WHERE old."first_contact_on" IS NOT new."first_contact_on" UNION ALL SELECT 'joined_on' AS k, old."joined_on" AS v WHERE old."joined_on" IS NOT new."joined_on" UNION ALL SELECT 'retired_on' AS k, old."retired_on" AS v WHERE old."retired_on" IS NOT new."retired_on" UNION ALL SELECT 'state' AS k, old."state" AS v WHERE old."state" IS NOT new."state" UNION ALL SELECT 'state_reason' AS k, old."state_reason" AS v WHERE old."state_reason" IS NOT new."state_reason" UNION ALL SELECT 'state_on' AS k, old."state_on" AS v WHERE old."state_on" IS NOT new."state_on" UNION ALL SELECT 'summary' AS k, old."summary" AS v WHERE old."summary" IS NOT new."summary")));
END;

CREATE TRIGGER site_log_d AFTER DELETE ON site
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'site', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'party_id', old."party_id", 'region', old."region", 'serves', old."serves", 'strengths', old."strengths", 'languages', old."languages", 'protocols', old."protocols", 'history', old."history", 'access_needs', old."access_needs", 'learned', old."learned", 'first_contact_on', old."first_contact_on", 'joined_on', old."joined_on", 'retired_on', old."retired_on", 'state', old."state", 'state_reason', old."state_reason", 'state_on', old."state_on", 'summary', old."summary"));
END;

CREATE TRIGGER coaching_summary_log_i AFTER INSERT ON coaching_summary
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'coaching_summary', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'site_id', new."site_id", 'person_id', new."person_id", 'happened_on', new."happened_on", 'strengths', new."strengths", 'goals', new."goals", 'commitments', new."commitments", 'body', new."body", 'next_contact_on', new."next_contact_on", 'agreed_on', new."agreed_on", 'for_acting', new."for_acting", 'for_lead', new."for_lead"), NULL);
END;

CREATE TRIGGER coaching_summary_log_u AFTER UPDATE ON coaching_summary
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."site_id" IS NOT new."site_id" OR old."person_id" IS NOT new."person_id" OR old."happened_on" IS NOT new."happened_on" OR old."strengths" IS NOT new."strengths" OR old."goals" IS NOT new."goals" OR old."commitments" IS NOT new."commitments" OR old."body" IS NOT new."body" OR old."next_contact_on" IS NOT new."next_contact_on" OR old."agreed_on" IS NOT new."agreed_on" OR old."for_acting" IS NOT new."for_acting" OR old."for_lead" IS NOT new."for_lead") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'coaching_summary', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'site_id' AS k, new."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'person_id' AS k, new."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'happened_on' AS k, new."happened_on" AS v WHERE old."happened_on" IS NOT new."happened_on" UNION ALL SELECT 'strengths' AS k, new."strengths" AS v WHERE old."strengths" IS NOT new."strengths" UNION ALL SELECT 'goals' AS k, new."goals" AS v WHERE old."goals" IS NOT new."goals" UNION ALL SELECT 'commitments' AS k, new."commitments" AS v WHERE old."commitments" IS NOT new."commitments" UNION ALL SELECT 'body' AS k, new."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'next_contact_on' AS k, new."next_contact_on" AS v WHERE old."next_contact_on" IS NOT new."next_contact_on" UNION ALL SELECT 'agreed_on' AS k, new."agreed_on" AS v WHERE old."agreed_on" IS NOT new."agreed_on" UNION ALL SELECT 'for_acting' AS k, new."for_acting" AS v WHERE old."for_acting" IS NOT new."for_acting" UNION ALL SELECT 'for_lead' AS k, new."for_lead" AS v WHERE old."for_lead" IS NOT new."for_lead")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'site_id' AS k, old."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'person_id' AS k, old."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'happened_on' AS k, old."happened_on" AS v WHERE old."happened_on" IS NOT new."happened_on" UNION ALL SELECT 'strengths' AS k, old."strengths" AS v WHERE old."strengths" IS NOT new."strengths" UNION ALL SELECT 'goals' AS k, old."goals" AS v WHERE old."goals" IS NOT new."goals" UNION ALL SELECT 'commitments' AS k, old."commitments" AS v WHERE old."commitments" IS NOT new."commitments" UNION ALL SELECT 'body' AS k, old."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'next_contact_on' AS k, old."next_contact_on" AS v WHERE old."next_contact_on" IS NOT new."next_contact_on" UNION ALL SELECT 'agreed_on' AS k, old."agreed_on" AS v WHERE old."agreed_on" IS NOT new."agreed_on" UNION ALL SELECT 'for_acting' AS k, old."for_acting" AS v WHERE old."for_acting" IS NOT new."for_acting" UNION ALL SELECT 'for_lead' AS k, old."for_lead" AS v WHERE old."for_lead" IS NOT new."for_lead")));
END;

CREATE TRIGGER coaching_summary_log_d AFTER DELETE ON coaching_summary
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'coaching_summary', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'site_id', old."site_id", 'person_id', old."person_id", 'happened_on', old."happened_on", 'strengths', old."strengths", 'goals', old."goals", 'commitments', old."commitments", 'body', old."body", 'next_contact_on', old."next_contact_on", 'agreed_on', old."agreed_on", 'for_acting', old."for_acting", 'for_lead', old."for_lead"));
END;

CREATE TRIGGER consent_log_i AFTER INSERT ON consent
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'consent', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'person_id', new."person_id", 'site_id', new."site_id", 'use', new."use", 'state', new."state", 'decided_on', new."decided_on", 'how', new."how"), NULL);
END;

CREATE TRIGGER consent_log_u AFTER UPDATE ON consent
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."person_id" IS NOT new."person_id" OR old."site_id" IS NOT new."site_id" OR old."use" IS NOT new."use" OR old."state" IS NOT new."state" OR old."decided_on" IS NOT new."decided_on" OR old."how" IS NOT new."how") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'consent', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'person_id' AS k, new."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'site_id' AS k, new."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'use' AS k, new."use" AS v WHERE old."use" IS NOT new."use" UNION ALL SELECT 'state' AS k, new."state" AS v WHERE old."state" IS NOT new."state" UNION ALL SELECT 'decided_on' AS k, new."decided_on" AS v WHERE old."decided_on" IS NOT new."decided_on" UNION ALL SELECT 'how' AS k, new."how" AS v WHERE old."how" IS NOT new."how")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'person_id' AS k, old."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'site_id' AS k, old."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'use' AS k, old."use" AS v WHERE old."use" IS NOT new."use" UNION ALL SELECT 'state' AS k, old."state" AS v WHERE old."state" IS NOT new."state" UNION ALL SELECT 'decided_on' AS k, old."decided_on" AS v WHERE old."decided_on" IS NOT new."decided_on" UNION ALL SELECT 'how' AS k, old."how" AS v WHERE old."how" IS NOT new."how")));
END;

CREATE TRIGGER consent_log_d AFTER DELETE ON consent
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'consent', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'person_id', old."person_id", 'site_id', old."site_id", 'use', old."use", 'state', old."state", 'decided_on', old."decided_on", 'how', old."how"));
END;

CREATE TRIGGER expertise_log_i AFTER INSERT ON expertise
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'expertise', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), 'book', (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = 'book'), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('topic_id', new."topic_id", 'site_id', new."site_id", 'person_id', new."person_id", 'level', new."level", 'offer', new."offer", 'kind', new."kind", 'terms', new."terms", 'availability', new."availability", 'place', new."place", 'source', new."source", 'confidence', new."confidence", 'checked_on', new."checked_on", 'layer', new."layer"), NULL);
END;

CREATE TRIGGER expertise_log_u AFTER UPDATE ON expertise
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."topic_id" IS NOT new."topic_id" OR old."site_id" IS NOT new."site_id" OR old."person_id" IS NOT new."person_id" OR old."level" IS NOT new."level" OR old."offer" IS NOT new."offer" OR old."kind" IS NOT new."kind" OR old."terms" IS NOT new."terms" OR old."availability" IS NOT new."availability" OR old."place" IS NOT new."place" OR old."source" IS NOT new."source" OR old."confidence" IS NOT new."confidence" OR old."checked_on" IS NOT new."checked_on" OR old."layer" IS NOT new."layer") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'expertise', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), 'book', (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = 'book'), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'topic_id' AS k, new."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id" UNION ALL SELECT 'site_id' AS k, new."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'person_id' AS k, new."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'level' AS k, new."level" AS v WHERE old."level" IS NOT new."level" UNION ALL SELECT 'offer' AS k, new."offer" AS v WHERE old."offer" IS NOT new."offer" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'terms' AS k, new."terms" AS v WHERE old."terms" IS NOT new."terms" UNION ALL SELECT 'availability' AS k, new."availability" AS v WHERE old."availability" IS NOT new."availability" UNION ALL SELECT 'place' AS k, new."place" AS v WHERE old."place" IS NOT new."place" UNION ALL SELECT 'source' AS k, new."source" AS v WHERE old."source" IS NOT new."source" UNION ALL SELECT 'confidence' AS k, new."confidence" AS v WHERE old."confidence" IS NOT new."confidence" UNION ALL SELECT 'checked_on' AS k, new."checked_on" AS v WHERE old."checked_on" IS NOT new."checked_on" UNION ALL SELECT 'layer' AS k, new."layer" AS v WHERE old."layer" IS NOT new."layer")), (SELECT json_group_object(k, v) FROM (SELECT 'topic_id' AS k, old."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id" UNION ALL SELECT 'site_id' AS k, old."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'person_id' AS k, old."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'level' AS k, old."level" AS v WHERE old."level" IS NOT new."level" UNION ALL SELECT 'offer' AS k, old."offer" AS v WHERE old."offer" IS NOT new."offer" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'terms' AS k, old."terms" AS v WHERE old."terms" IS NOT new."terms" UNION ALL SELECT 'availability' AS k, old."availability" AS v WHERE old."availability" IS NOT new."availability" UNION ALL SELECT 'place' AS k, old."place" AS v WHERE old."place" IS NOT new."place" UNION ALL SELECT 'source' AS k, old."source" AS v WHERE old."source" IS NOT new."source" UNION ALL SELECT 'confidence' AS k, old."confidence" AS v WHERE old."confidence" IS NOT new."confidence" UNION ALL SELECT 'checked_on' AS k, old."checked_on" AS v WHERE old."checked_on" IS NOT new."checked_on" UNION ALL SELECT 'layer' AS k, old."layer" AS v WHERE old."layer" IS NOT new."layer")));
END;

CREATE TRIGGER expertise_log_d AFTER DELETE ON expertise
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'expertise', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), 'book', (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = 'book'), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('topic_id', old."topic_id", 'site_id', old."site_id", 'person_id', old."person_id", 'level', old."level", 'offer', old."offer", 'kind', old."kind", 'terms', old."terms", 'availability', old."availability", 'place', old."place", 'source', old."source", 'confidence', old."confidence", 'checked_on', old."checked_on", 'layer', old."layer"));
END;

CREATE TRIGGER membership_log_i AFTER INSERT ON membership
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'membership', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'person_id', new."person_id", 'site_id', new."site_id", 'status', new."status", 'joined_on', new."joined_on", 'joined_how', new."joined_how", 'minutes_asked', new."minutes_asked", 'left_on', new."left_on", 'wants', new."wants", 'gives', new."gives", 'concern', new."concern", 'concern_reply', new."concern_reply", 'invite_ok', new."invite_ok", 'traits', new."traits"), NULL);
END;

CREATE TRIGGER membership_log_u AFTER UPDATE ON membership
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."person_id" IS NOT new."person_id" OR old."site_id" IS NOT new."site_id" OR old."status" IS NOT new."status" OR old."joined_on" IS NOT new."joined_on" OR old."joined_how" IS NOT new."joined_how" OR old."minutes_asked" IS NOT new."minutes_asked" OR old."left_on" IS NOT new."left_on" OR old."wants" IS NOT new."wants" OR old."gives" IS NOT new."gives" OR old."concern" IS NOT new."concern" OR old."concern_reply" IS NOT new."concern_reply" OR old."invite_ok" IS NOT new."invite_ok" OR old."traits" IS NOT new."traits") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'membership', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'person_id' AS k, new."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'site_id' AS k, new."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'status' AS k, new."status" AS v WHERE old."status" IS NOT new."status" UNION ALL SELECT 'joined_on' AS k, new."joined_on" AS v WHERE old."joined_on" IS NOT new."joined_on" UNION ALL SELECT 'joined_how' AS k, new."joined_how" AS v WHERE old."joined_how" IS NOT new."joined_how" UNION ALL SELECT 'minutes_asked' AS k, new."minutes_asked" AS v WHERE old."minutes_asked" IS NOT new."minutes_asked" UNION ALL SELECT 'left_on' AS k, new."left_on" AS v WHERE old."left_on" IS NOT new."left_on" UNION ALL SELECT 'wants' AS k, new."wants" AS v WHERE old."wants" IS NOT new."wants" UNION ALL SELECT 'gives' AS k, new."gives" AS v WHERE old."gives" IS NOT new."gives" UNION ALL SELECT 'concern' AS k, new."concern" AS v WHERE old."concern" IS NOT new."concern" UNION ALL SELECT 'concern_reply' AS k, new."concern_reply" AS v WHERE old."concern_reply" IS NOT new."concern_reply" UNION ALL SELECT 'invite_ok' AS k, new."invite_ok" AS v WHERE old."invite_ok" IS NOT new."invite_ok" UNION ALL SELECT 'traits' AS k, new."traits" AS v WHERE old."traits" IS NOT new."traits")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'person_id' AS k, old."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'site_id' AS k, old."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'status' AS k, old."status" AS v WHERE old."status" IS NOT new."status" UNION ALL SELECT 'joined_on' AS k, old."joined_on" AS v WHERE old."joined_on" IS NOT new."joined_on" UNION ALL SELECT 'joined_how' AS k, old."joined_how" AS v WHERE old."joined_how" IS NOT new."joined_how" UNION ALL SELECT 'minutes_asked' AS k, old."minutes_asked" AS v WHERE old."minutes_asked" IS NOT new."minutes_asked" UNION ALL SELECT 'left_on' AS k, old."left_on" AS v WHERE old."left_on" IS NOT new."left_on" UNION ALL SELECT 'wants' AS k, old."wants" AS v WHERE old."wants" IS NOT new."wants" UNION ALL SELECT 'gives' AS k, old."gives" AS v WHERE old."gives" IS NOT new."gives" UNION ALL SELECT 'concern' AS k, old."concern" AS v WHERE old."concern" IS NOT new."concern" UNION ALL SELECT 'concern_reply' AS k, old."concern_reply" AS v WHERE old."concern_reply" IS NOT new."concern_reply" UNION ALL SELECT 'invite_ok' AS k, old."invite_ok" AS v WHERE old."invite_ok" IS NOT new."invite_ok" UNION ALL SELECT 'traits' AS k, old."traits" AS v WHERE old."traits" IS NOT new."traits")));
END;

CREATE TRIGGER membership_log_d AFTER DELETE ON membership
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'membership', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'person_id', old."person_id", 'site_id', old."site_id", 'status', old."status", 'joined_on', old."joined_on", 'joined_how', old."joined_how", 'minutes_asked', old."minutes_asked", 'left_on', old."left_on", 'wants', old."wants", 'gives', old."gives", 'concern', old."concern", 'concern_reply', old."concern_reply", 'invite_ok', old."invite_ok", 'traits', old."traits"));
END;

CREATE TRIGGER need_log_i AFTER INSERT ON need
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'need', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'topic_id', new."topic_id", 'site_id', new."site_id", 'person_id', new."person_id", 'wording', new."wording", 'strength', new."strength", 'urgent_by', new."urgent_by", 'state', new."state", 'tackled_by', new."tackled_by", 'work_type', new."work_type", 'joint_impact', new."joint_impact", 'assets', new."assets", 'satisfying', new."satisfying", 'source', new."source", 'confidence', new."confidence", 'asked_on', new."asked_on", 'checked_on', new."checked_on", 'layer', new."layer"), NULL);
END;

CREATE TRIGGER need_log_u AFTER UPDATE ON need
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."topic_id" IS NOT new."topic_id" OR old."site_id" IS NOT new."site_id" OR old."person_id" IS NOT new."person_id" OR old."wording" IS NOT new."wording" OR old."strength" IS NOT new."strength" OR old."urgent_by" IS NOT new."urgent_by" OR old."state" IS NOT new."state" OR old."tackled_by" IS NOT new."tackled_by" OR old."work_type" IS NOT new."work_type" OR old."joint_impact" IS NOT new."joint_impact" OR old."assets" IS NOT new."assets" OR old."satisfying" IS NOT new."satisfying" OR old."source" IS NOT new."source" OR old."confidence" IS NOT new."confidence" OR old."asked_on" IS NOT new."asked_on" OR old."checked_on" IS NOT new."checked_on" OR old."layer" IS NOT new."layer") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'need', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'topic_id' AS k, new."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id" UNION ALL SELECT 'site_id' AS k, new."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'person_id' AS k, new."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'wording' AS k, new."wording" AS v WHERE old."wording" IS NOT new."wording" UNION ALL SELECT 'strength' AS k, new."strength" AS v WHERE old."strength" IS NOT new."strength" UNION ALL SELECT 'urgent_by' AS k, new."urgent_by" AS v WHERE old."urgent_by" IS NOT new."urgent_by" UNION ALL SELECT 'state' AS k, new."state" AS v WHERE old."state" IS NOT new."state" UNION ALL SELECT 'tackled_by' AS k, new."tackled_by" AS v WHERE old."tackled_by" IS NOT new."tackled_by" UNION ALL SELECT 'work_type' AS k, new."work_type" AS v WHERE old."work_type" IS NOT new."work_type" UNION ALL SELECT 'joint_impact' AS k, new."joint_impact" AS v WHERE old."joint_impact" IS NOT new."joint_impact" UNION ALL SELECT 'assets' AS k, new."assets" AS v WHERE old."assets" IS NOT new."assets" UNION ALL SELECT 'satisfying' AS k, new."satisfying" AS v WHERE old."satisfying" IS NOT new."satisfying" UNION ALL SELECT 'source' AS k, new."source" AS v WHERE old."source" IS NOT new."source" UNION ALL SELECT 'confidence' AS k, new."confidence" AS v WHERE old."confidence" IS NOT new."confidence" UNION ALL SELECT 'asked_on' AS k, new."asked_on" AS v WHERE old."asked_on" IS NOT new."asked_on" UNION ALL SELECT 'checked_on' AS k, new."checked_on" AS v WHERE old."checked_on" IS NOT new."checked_on" UNION ALL SELECT 'layer' AS k, new."layer" AS v WHERE old."layer" IS NOT new."layer")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'topic_id' AS k, old."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id" UNION ALL SELECT 'site_id' AS k, old."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'person_id' AS k, old."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'wording' AS k, old."wording" AS v WHERE old."wording" IS NOT new."wording" UNION ALL SELECT 'strength' AS k, old."strength" AS v WHERE old."strength" IS NOT new."strength" UNION ALL SELECT 'urgent_by' AS k, old."urgent_by" AS v WHERE old."urgent_by" IS NOT new."urgent_by" UNION ALL SELECT 'state' AS k, old."state" AS v WHERE old."state" IS NOT new."state" UNION ALL SELECT 'tackled_by' AS k, old."tackled_by" AS v WHERE old."tackled_by" IS NOT new."tackled_by" UNION ALL SELECT 'work_type' AS k, old."work_type" AS v WHERE old."work_type" IS NOT new."work_type" UNION ALL SELECT 'joint_impact' AS k, old."joint_impact" AS v WHERE old."joint_impact" IS NOT new."joint_impact" UNION ALL SELECT 'assets' AS k, old."assets" AS v WHERE old."assets" IS NOT new."assets" UNION ALL SELECT 'satisfying' AS k, old."satisfying" AS v WHERE old."satisfying" IS NOT new."satisfying" UNION ALL SELECT 'source' AS k, old."source" AS v WHERE old."source" IS NOT new."source" UNION ALL SELECT 'confidence' AS k, old."confidence" AS v WHERE old."confidence" IS NOT new."confidence" UNION ALL SELECT 'asked_on' AS k, old."asked_on" AS v WHERE old."asked_on" IS NOT new."asked_on" UNION ALL SELECT 'checked_on' AS k, old."checked_on" AS v WHERE old."checked_on" IS NOT new."checked_on" UNION ALL SELECT 'layer' AS k, old."layer" AS v WHERE old."layer" IS NOT new."layer")));
END;

CREATE TRIGGER need_log_d AFTER DELETE ON need
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'need', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'topic_id', old."topic_id", 'site_id', old."site_id", 'person_id', old."person_id", 'wording', old."wording", 'strength', old."strength", 'urgent_by', old."urgent_by", 'state', old."state", 'tackled_by', old."tackled_by", 'work_type', old."work_type", 'joint_impact', old."joint_impact", 'assets', old."assets", 'satisfying', old."satisfying", 'source', old."source", 'confidence', old."confidence", 'asked_on', old."asked_on", 'checked_on', old."checked_on", 'layer', old."layer"));
END;

CREATE TRIGGER role_term_log_i AFTER INSERT ON role_term
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'role_term', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'initiative_id', new."initiative_id", 'role', new."role", 'person_id', new."person_id", 'party_id', new."party_id", 'site_id', new."site_id", 'rank', new."rank", 'stance', new."stance", 'since', new."since", 'until', new."until", 'verified_on', new."verified_on", 'backup_person_id', new."backup_person_id", 'about', new."about"), NULL);
END;

CREATE TRIGGER role_term_log_u AFTER UPDATE ON role_term
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."initiative_id" IS NOT new."initiative_id" OR old."role" IS NOT new."role" OR old."person_id" IS NOT new."person_id" OR old."party_id" IS NOT new."party_id" OR old."site_id" IS NOT new."site_id" OR old."rank" IS NOT new."rank" OR old."stance" IS NOT new."stance" OR old."since" IS NOT new."since" OR old."until" IS NOT new."until" OR old."verified_on" IS NOT new."verified_on" OR old."backup_person_id" IS NOT new."backup_person_id" OR old."about" IS NOT new."about") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'role_term', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'initiative_id' AS k, new."initiative_id" AS v WHERE old."initiative_id" IS NOT new."initiative_id" UNION ALL SELECT 'role' AS k, new."role" AS v WHERE old."role" IS NOT new."role" UNION ALL SELECT 'person_id' AS k, new."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'party_id' AS k, new."party_id" AS v WHERE old."party_id" IS NOT new."party_id" UNION ALL SELECT 'site_id' AS k, new."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'rank' AS k, new."rank" AS v WHERE old."rank" IS NOT new."rank" UNION ALL SELECT 'stance' AS k, new."stance" AS v WHERE old."stance" IS NOT new."stance" UNION ALL SELECT 'since' AS k, new."since" AS v WHERE old."since" IS NOT new."since" UNION ALL SELECT 'until' AS k, new."until" AS v WHERE old."until" IS NOT new."until" UNION ALL SELECT 'verified_on' AS k, new."verified_on" AS v WHERE old."verified_on" IS NOT new."verified_on" UNION ALL SELECT 'backup_person_id' AS k, new."backup_person_id" AS v WHERE old."backup_person_id" IS NOT new."backup_person_id" UNION ALL SELECT 'about' AS k, new."about" AS v WHERE old."about" IS NOT new."about")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'initiative_id' AS k, old."initiative_id" AS v WHERE old."initiative_id" IS NOT new."initiative_id" UNION ALL SELECT 'role' AS k, old."role" AS v WHERE old."role" IS NOT new."role" UNION ALL SELECT 'person_id' AS k, old."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'party_id' AS k, old."party_id" AS v WHERE old."party_id" IS NOT new."party_id" UNION ALL SELECT 'site_id' AS k, old."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'rank' AS k, old."rank" AS v WHERE old."rank" IS NOT new."rank" UNION ALL SELECT 'stance' AS k, old."stance" AS v WHERE old."stance" IS NOT new."stance" UNION ALL SELECT 'since' AS k, old."since" AS v WHERE old."since" IS NOT new."since" UNION ALL SELECT 'until' AS k, old."until" AS v WHERE old."until" IS NOT new."until" UNION ALL SELECT 'verified_on' AS k, old."verified_on" AS v WHERE old."verified_on" IS NOT new."verified_on" UNION ALL SELECT 'backup_person_id' AS k, old."backup_person_id" AS v WHERE old."backup_person_id" IS NOT new."backup_person_id" UNION ALL SELECT 'about' AS k, old."about" AS v WHERE old."about" IS NOT new."about")));
END;

CREATE TRIGGER role_term_log_d AFTER DELETE ON role_term
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'role_term', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'initiative_id', old."initiative_id", 'role', old."role", 'person_id', old."person_id", 'party_id', old."party_id", 'site_id', old."site_id", 'rank', old."rank", 'stance', old."stance", 'since', old."since", 'until', old."until", 'verified_on', old."verified_on", 'backup_person_id', old."backup_person_id", 'about', old."about"));
END;

CREATE TRIGGER session_log_i AFTER INSERT ON session
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'session', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'title', new."title", 'kind', new."kind", 'mode', new."mode", 'status', new."status", 'starts_local', new."starts_local", 'ends_local', new."ends_local", 'fold', new."fold", 'zone', new."zone", 'purpose', new."purpose", 'purposes', new."purposes", 'outcomes', new."outcomes", 'place', new."place", 'join_link', new."join_link", 'dial_in', new."dial_in", 'access_info', new."access_info", 'capacity', new."capacity", 'expected', new."expected", 'host_event', new."host_event", 'summary', new."summary", 'sent_on', new."sent_on", 'frame', new."frame", 'plan_note', new."plan_note", 'run_started_at', new."run_started_at", 'import_uid', new."import_uid", 'channel_id', new."channel_id", 'topic_id', new."topic_id"), NULL);
END;

CREATE TRIGGER session_log_u AFTER UPDATE ON session
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."title" IS NOT new."title" OR old."kind" IS NOT new."kind" OR old."mode" IS NOT new."mode" OR old."status" IS NOT new."status" OR old."starts_local" IS NOT new."starts_local" OR old."ends_local" IS NOT new."ends_local" OR old."fold" IS NOT new."fold" OR old."zone" IS NOT new."zone" OR old."purpose" IS NOT new."purpose" OR old."purposes" IS NOT new."purposes" OR old."outcomes" IS NOT new."outcomes" OR old."place" IS NOT new."place" OR old."join_link" IS NOT new."join_link" OR old."dial_in" IS NOT new."dial_in" OR old."access_info" IS NOT new."access_info" OR old."capacity" IS NOT new."capacity" OR old."expected" IS NOT new."expected" OR old."host_event" IS NOT new."host_event" OR old."summary" IS NOT new."summary" OR old."sent_on" IS NOT new."sent_on" OR old."frame" IS NOT new."frame" OR old."plan_note" IS NOT new."plan_note" OR old."run_started_at" IS NOT new."run_started_at" OR old."import_uid" IS NOT new."import_uid" OR old."channel_id" IS NOT new."channel_id" OR old."topic_id" IS NOT new."topic_id") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'session', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'title' AS k, new."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'mode' AS k, new."mode" AS v WHERE old."mode" IS NOT new."mode" UNION ALL SELECT 'status' AS k, new."status" AS v WHERE old."status" IS NOT new."status" UNION ALL SELECT 'starts_local' AS k, new."starts_local" AS v WHERE old."starts_local" IS NOT new."starts_local" UNION ALL SELECT 'ends_local' AS k, new."ends_local" AS v WHERE old."ends_local" IS NOT new."ends_local" UNION ALL SELECT 'fold' AS k, new."fold" AS v WHERE old."fold" IS NOT new."fold" UNION ALL SELECT 'zone' AS k, new."zone" AS v WHERE old."zone" IS NOT new."zone" UNION ALL SELECT 'purpose' AS k, new."purpose" AS v WHERE old."purpose" IS NOT new."purpose" UNION ALL SELECT 'purposes' AS k, new."purposes" AS v WHERE old."purposes" IS NOT new."purposes" UNION ALL SELECT 'outcomes' AS k, new."outcomes" AS v WHERE old."outcomes" IS NOT new."outcomes" UNION ALL SELECT 'place' AS k, new."place" AS v WHERE old."place" IS NOT new."place" UNION ALL SELECT 'join_link' AS k, new."join_link" AS v WHERE old."join_link" IS NOT new."join_link" UNION ALL SELECT 'dial_in' AS k, new."dial_in" AS v WHERE old."dial_in" IS NOT new."dial_in" UNION ALL SELECT 'access_info' AS k, new."access_info" AS v WHERE old."access_info" IS NOT new."access_info" UNION ALL SELECT 'capacity' AS k, new."capacity" AS v WHERE old."capacity" IS NOT new."capacity" UNION ALL SELECT 'expected' AS k, new."expected" AS v WHERE old."expected" IS NOT new."expected" UNION ALL SELECT 'host_event' AS k, new."host_event" AS v WHERE old."host_event" IS NOT new."host_event" UNION ALL SELECT 'summary' AS k, new."summary" AS v WHERE old."summary" IS NOT new."summary" UNION ALL SELECT 'sent_on' AS k, new."sent_on" AS v WHERE old."sent_on" IS NOT new."sent_on" UNION ALL SELECT 'frame' AS k, new."frame" AS v WHERE old."frame" IS NOT new."frame" UNION ALL SELECT 'plan_note' AS k, new."plan_note" AS v WHERE old."plan_note" IS NOT new."plan_note" UNION ALL SELECT 'run_started_at' AS k, new."run_started_at" AS v WHERE old."run_started_at" IS NOT new."run_started_at" UNION ALL SELECT 'import_uid' AS k, new."import_uid" AS v WHERE old."import_uid" IS NOT new."import_uid" UNION ALL SELECT 'channel_id' AS k, new."channel_id" AS v WHERE old."channel_id" IS NOT new."channel_id" UNION ALL SELECT 'topic_id' AS k, new."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'title' AS k, old."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'mode' AS k, old."mode" AS v WHERE old."mode" IS NOT new."mode" UNION ALL SELECT 'status' AS k, old."status" AS v WHERE old."status" IS NOT new."status" UNION ALL SELECT 'starts_local' AS k, old."starts_local" AS v WHERE old."starts_local" IS NOT new."starts_local" UNION ALL SELECT 'ends_local' AS k, old."ends_local" AS v WHERE old."ends_local" IS NOT new."ends_local" UNION ALL SELECT 'fold' AS k, old."fold" AS v WHERE old."fold" IS NOT new."fold" UNION ALL SELECT 'zone' AS k, old."zone" AS v WHERE old."zone" IS NOT new."zone" UNION ALL SELECT 'purpose' AS k, old."purpose" AS v WHERE old."purpose" IS NOT new."purpose" UNION ALL SELECT 'purposes' AS k, old."purposes" AS v WHERE old."purposes" IS NOT new."purposes" UNION ALL SELECT 'outcomes' AS k, old."outcomes" AS v WHERE old."outcomes" IS NOT new."outcomes" UNION ALL SELECT 'place' AS k, old."place" AS v WHERE old."place" IS NOT new."place" UNION ALL SELECT 'join_link' AS k, old."join_link" AS v WHERE old."join_link" IS NOT new."join_link" UNION ALL SELECT 'dial_in' AS k, old."dial_in" AS v WHERE old."dial_in" IS NOT new."dial_in" UNION ALL SELECT 'access_info' AS k, old."access_info" AS v WHERE old."access_info" IS NOT new."access_info" UNION ALL SELECT 'capacity' AS k, old."capacity" AS v WHERE old."capacity" IS NOT new."capacity" UNION ALL SELECT 'expected' AS k, old."expected" AS v WHERE old."expected" IS NOT new."expected" UNION ALL SELECT 'host_event' AS k, old."host_event" AS v WHERE old."host_event" IS NOT new."host_event" UNION ALL SELECT 'summary' AS k, old."summary" AS v WHERE old."summary" IS NOT new."summary" UNION ALL SELECT 'sent_on' AS k, old."sent_on" AS v WHERE old."sent_on" IS NOT new."sent_on" UNION ALL SELECT 'frame' AS k, old."frame" AS v WHERE old."frame" IS NOT new."frame" UNION ALL SELECT 'plan_note' AS k, old."plan_note" AS v WHERE old."plan_note" IS NOT new."plan_note" UNION ALL SELECT 'run_started_at' AS k, old."run_started_at" AS v WHERE old."run_started_at" IS NOT new."run_started_at" UNION ALL SELECT 'import_uid' AS k, old."import_uid" AS v WHERE old."import_uid" IS NOT new."import_uid" UNION ALL SELECT 'channel_id' AS k, old."channel_id" AS v WHERE old."channel_id" IS NOT new."channel_id" UNION ALL SELECT 'topic_id' AS k, old."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id")));
END;

CREATE TRIGGER session_log_d AFTER DELETE ON session
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'session', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'title', old."title", 'kind', old."kind", 'mode', old."mode", 'status', old."status", 'starts_local', old."starts_local", 'ends_local', old."ends_local", 'fold', old."fold", 'zone', old."zone", 'purpose', old."purpose", 'purposes', old."purposes", 'outcomes', old."outcomes", 'place', old."place", 'join_link', old."join_link", 'dial_in', old."dial_in", 'access_info', old."access_info", 'capacity', old."capacity", 'expected', old."expected", 'host_event', old."host_event", 'summary', old."summary", 'sent_on', old."sent_on", 'frame', old."frame", 'plan_note', old."plan_note", 'run_started_at', old."run_started_at", 'import_uid', old."import_uid", 'channel_id', old."channel_id", 'topic_id', old."topic_id"));
END;

CREATE TRIGGER transition_log_i AFTER INSERT ON transition
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'transition', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'kind', new."kind", 'cause', new."cause", 'title', new."title", 'status', new."status", 'layer', new."layer", 'person_id', new."person_id", 'party_id', new."party_id", 'site_id', new."site_id", 'successor_id', new."successor_id", 'announced_on', new."announced_on", 'last_on', new."last_on", 'effective_on', new."effective_on", 'return_on', new."return_on", 'overlap_from', new."overlap_from", 'overlap_until', new."overlap_until", 'support_until', new."support_until", 'response', new."response", 'told', new."told"), NULL);
END;

CREATE TRIGGER transition_log_u AFTER UPDATE ON transition
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."kind" IS NOT new."kind" OR old."cause" IS NOT new."cause" OR old."title" IS NOT new."title" OR old."status" IS NOT new."status" OR old."layer" IS NOT new."layer" OR old."person_id" IS NOT new."person_id" OR old."party_id" IS NOT new."party_id" OR old."site_id" IS NOT new."site_id" OR old."successor_id" IS NOT new."successor_id" OR old."announced_on" IS NOT new."announced_on" OR old."last_on" IS NOT new."last_on" OR old."effective_on" IS NOT new."effective_on" OR old."return_on" IS NOT new."return_on" OR old."overlap_from" IS NOT new."overlap_from" OR old."overlap_until" IS NOT new."overlap_until" OR old."support_until" IS NOT new."support_until" OR old."response" IS NOT new."response" OR old."told" IS NOT new."told") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'transition', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'cause' AS k, new."cause" AS v WHERE old."cause" IS NOT new."cause" UNION ALL SELECT 'title' AS k, new."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'status' AS k, new."status" AS v WHERE old."status" IS NOT new."status" UNION ALL SELECT 'layer' AS k, new."layer" AS v WHERE old."layer" IS NOT new."layer" UNION ALL SELECT 'person_id' AS k, new."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'party_id' AS k, new."party_id" AS v WHERE old."party_id" IS NOT new."party_id" UNION ALL SELECT 'site_id' AS k, new."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'successor_id' AS k, new."successor_id" AS v WHERE old."successor_id" IS NOT new."successor_id" UNION ALL SELECT 'announced_on' AS k, new."announced_on" AS v WHERE old."announced_on" IS NOT new."announced_on" UNION ALL SELECT 'last_on' AS k, new."last_on" AS v WHERE old."last_on" IS NOT new."last_on" UNION ALL SELECT 'effective_on' AS k, new."effective_on" AS v WHERE old."effective_on" IS NOT new."effective_on" UNION ALL SELECT 'return_on' AS k, new."return_on" AS v WHERE old."return_on" IS NOT new."return_on" UNION ALL SELECT 'overlap_from' AS k, new."overlap_from" AS v WHERE old."overlap_from" IS NOT new."overlap_from" UNION ALL SELECT 'overlap_until' AS k, new."overlap_until" AS v WHERE old."overlap_until" IS NOT new."overlap_until" UNION ALL SELECT 'support_until' AS k, new."support_until" AS v WHERE old."support_until" IS NOT new."support_until" UNION ALL SELECT 'response' AS k, new."response" AS v WHERE old."response" IS NOT new."response" UNION ALL SELECT 'told' AS k, new."told" AS v WHERE old."told" IS NOT new."told")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'cause' AS k, old."cause" AS v WHERE old."cause" IS NOT new."cause" UNION ALL SELECT 'title' AS k, old."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'status' AS k, old."status" AS v WHERE old."status" IS NOT new."status" UNION ALL SELECT 'layer' AS k, old."layer" AS v WHERE old."layer" IS NOT new."layer" UNION ALL SELECT 'person_id' AS k, old."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'party_id' AS k, old."party_id" AS v WHERE old."party_id" IS NOT new."party_id" UNION ALL SELECT 'site_id' AS k, old."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'successor_id' AS k, old."successor_id" AS v WHERE old."successor_id" IS NOT new."successor_id" UNION ALL SELECT 'announced_on' AS k, old."announced_on" AS v WHERE old."announced_on" IS NOT new."announced_on" UNION ALL SELECT 'last_on' AS k, old."last_on" AS v WHERE old."last_on" IS NOT new."last_on" UNION ALL SELECT 'effective_on' AS k, old."effective_on" AS v WHERE old."effective_on" IS NOT new."effective_on" UNION ALL SELECT 'return_on' AS k, old."return_on" AS v WHERE old."return_on" IS NOT new."return_on" UNION ALL SELECT 'overlap_from' AS k, old."overlap_from" AS v WHERE old."overlap_from" IS NOT new."overlap_from" UNION ALL SELECT 'overlap_until' AS k, old."overlap_until" AS v WHERE old."overlap_until" IS NOT new."overlap_until" UNION ALL SELECT 'support_until' AS k, old."support_until" AS v WHERE old."support_until" IS NOT new."support_until" UNION ALL SELECT 'response' AS k, old."response" AS v WHERE old."response" IS NOT new."response" UNION ALL SELECT 'told' AS k, old."told" AS v WHERE old."told" IS NOT new."told")));
END;

CREATE TRIGGER transition_log_d AFTER DELETE ON transition
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'transition', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'kind', old."kind", 'cause', old."cause", 'title', old."title", 'status', old."status", 'layer', old."layer", 'person_id', old."person_id", 'party_id', old."party_id", 'site_id', old."site_id", 'successor_id', old."successor_id", 'announced_on', old."announced_on", 'last_on', old."last_on", 'effective_on', old."effective_on", 'return_on', old."return_on", 'overlap_from', old."overlap_from", 'overlap_until', old."overlap_until", 'support_until', old."support_until", 'response', old."response", 'told', old."told"));
END;

CREATE TRIGGER block_log_i AFTER INSERT ON block
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'block', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'session_id', new."session_id", 'parent_id', new."parent_id", 'variant', new."variant", 'phase', new."phase", 'shape', new."shape", 'position', new."position", 'title', new."title", 'purpose', new."purpose", 'category', new."category", 'minutes', new."minutes", 'min_minutes', new."min_minutes", 'cut', new."cut", 'locked_start', new."locked_start", 'hidden', new."hidden", 'voice', new."voice", 'participants_do', new."participants_do", 'instructions', new."instructions", 'goals', new."goals", 'notes', new."notes", 'cue', new."cue", 'backup_plan', new."backup_plan", 'alternative_id', new."alternative_id", 'room', new."room", 'setup', new."setup", 'arrangement', new."arrangement", 'group_size', new."group_size", 'capacity', new."capacity", 'rounds', new."rounds", 'round_minutes', new."round_minutes", 'move_minutes', new."move_minutes", 'method_key', new."method_key", 'steps', new."steps", 'tags', new."tags", 'energy', new."energy", 'run_started_at', new."run_started_at", 'run_minutes', new."run_minutes", 'topic_id', new."topic_id"), NULL);
END;

CREATE TRIGGER block_log_u AFTER UPDATE ON block
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."session_id" IS NOT new."session_id" OR old."parent_id" IS NOT new."parent_id" OR old."variant" IS NOT new."variant" OR old."phase" IS NOT new."phase" OR old."shape" IS NOT new."shape" OR old."position" IS NOT new."position" OR old."title" IS NOT new."title" OR old."purpose" IS NOT new."purpose" OR old."category" IS NOT new."category" OR old."minutes" IS NOT new."minutes" OR old."min_minutes" IS NOT new."min_minutes" OR old."cut" IS NOT new."cut" OR old."locked_start" IS NOT new."locked_start" OR old."hidden" IS NOT new."hidden" OR old."voice" IS NOT new."voice" OR old."participants_do" IS NOT new."participants_do" OR old."instructions" IS NOT new."instructions" OR old."goals" IS NOT new."goals" OR old."notes" IS NOT new."notes" OR old."cue" IS NOT new."cue" OR old."backup_plan" IS NOT new."backup_plan" OR old."alternative_id" IS NOT new."alternative_id" OR old."room" IS NOT new."room" OR old."setup" IS NOT new."setup" OR old."arrangement" IS NOT new."arrangement" OR old."group_size" IS NOT new."group_size" OR old."capacity" IS NOT new."capacity" OR old."rounds" IS NOT new."rounds" OR old."round_minutes" IS NOT new."round_minutes" OR old."move_minutes" IS NOT new."move_minutes" OR old."method_key" IS NOT new."method_key" OR old."steps" IS NOT new."steps" OR old."tags" IS NOT new."tags" OR old."energy" IS NOT new."energy" OR old."run_started_at" IS NOT new."run_started_at" OR old."run_minutes" IS NOT new."run_minutes" OR old."topic_id" IS NOT new."topic_id") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'block', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'session_id' AS k, new."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'parent_id' AS k, new."parent_id" AS v WHERE old."parent_id" IS NOT new."parent_id" UNION ALL SELECT 'variant' AS k, new."variant" AS v WHERE old."variant" IS NOT new."variant" UNION ALL SELECT 'phase' AS k, new."phase" AS v WHERE old."phase" IS NOT new."phase" UNION ALL SELECT 'shape' AS k, new."shape" AS v WHERE old."shape" IS NOT new."shape" UNION ALL SELECT 'position' AS k, new."position" AS v WHERE old."position" IS NOT new."position" UNION ALL SELECT 'title' AS k, new."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'purpose' AS k, new."purpose" AS v WHERE old."purpose" IS NOT new."purpose" UNION ALL SELECT 'category' AS k, new."category" AS v WHERE old."category" IS NOT new."category" UNION ALL SELECT 'minutes' AS k, new."minutes" AS v WHERE old."minutes" IS NOT new."minutes" UNION ALL SELECT 'min_minutes' AS k, new."min_minutes" AS v WHERE old."min_minutes" IS NOT new."min_minutes" UNION ALL SELECT 'cut' AS k, new."cut" AS v WHERE old."cut" IS NOT new."cut" UNION ALL SELECT 'locked_start' AS k, new."locked_start" AS v WHERE old."locked_start" IS NOT new."locked_start" UNION ALL SELECT 'hidden' AS k, new."hidden" AS v WHERE old."hidden" IS NOT new."hidden" UNION ALL SELECT 'voice' AS k, new."voice" AS v WHERE old."voice" IS NOT new."voice" UNION ALL SELECT 'participants_do' AS k, new."participants_do" AS v WHERE old."participants_do" IS NOT new."participants_do" UNION ALL SELECT 'instructions' AS k, new."instructions" AS v WHERE old."instructions" IS NOT new."instructions" UNION ALL SELECT 'goals' AS k, new."goals" AS v WHERE old."goals" IS NOT new."goals" UNION ALL SELECT 'notes' AS k, new."notes" AS v WHERE old."notes" IS NOT new."notes" UNION ALL SELECT 'cue' AS k, new."cue" AS v WHERE old."cue" IS NOT new."cue" UNION ALL SELECT 'backup_plan' AS k, new."backup_plan" AS v WHERE old."backup_plan" IS NOT new."backup_plan" UNION ALL SELECT 'alternative_id' AS k, new."alternative_id" AS v WHERE old."alternative_id" IS NOT new."alternative_id" UNION ALL SELECT 'room' AS k, new."room" AS v WHERE old."room" IS NOT new."room" UNION ALL SELECT 'setup' AS k, new."setup" AS v WHERE old."setup" IS NOT new."setup" UNION ALL SELECT 'arrangement' AS k, new."arrangement" AS v WHERE old."arrangement" IS NOT new."arrangement" UNION ALL SELECT 'group_size' AS k, new."group_size" AS v WHERE old."group_size" IS NOT new."group_size" UNION ALL SELECT 'capacity' AS k, new."capacity" AS v WHERE old."capacity" IS NOT new."capacity" UNION ALL SELECT 'rounds' AS k, new."rounds" AS v WHERE old."rounds" IS NOT new."rounds" UNION ALL SELECT 'round_minutes' AS k, new."round_minutes" AS v WHERE old."round_minutes" IS NOT new."round_minutes" UNION ALL SELECT 'move_minutes' AS k, new."move_minutes" AS v WHERE old."move_minutes" IS NOT new."move_minutes" UNION ALL SELECT 'method_key' AS k, new."method_key" AS v WHERE old."method_key" IS NOT new."method_key" UNION ALL SELECT 'steps' AS k, new."steps" AS v WHERE old."steps" IS NOT new."steps" UNION ALL SELECT 'tags' AS k, new."tags" AS v WHERE old."tags" IS NOT new."tags" UNION ALL SELECT 'energy' AS k, new."energy" AS v WHERE old."energy" IS NOT new."energy" UNION ALL SELECT 'run_started_at' AS k, new."run_started_at" AS v WHERE old."run_started_at" IS NOT new."run_started_at" UNION ALL SELECT 'run_minutes' AS k, new."run_minutes" AS v WHERE old."run_minutes" IS NOT new."run_minutes" UNION ALL SELECT 'topic_id' AS k, new."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'session_id' AS k, old."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'parent_id' AS k, old."parent_id" AS v WHERE old."parent_id" IS NOT new."parent_id" UNION ALL SELECT 'variant' AS k, old."variant" AS v WHERE old."variant" IS NOT new."variant" UNION ALL SELECT 'phase' AS k, old."phase" AS v WHERE old."phase" IS NOT new."phase" UNION ALL SELECT 'shape' AS k, old."shape" AS v WHERE old."shape" IS NOT new."shape" UNION ALL SELECT 'position' AS k, old."position" AS v WHERE old."position" IS NOT new."position" UNION ALL SELECT 'title' AS k, old."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'purpose' AS k, old."purpose" AS v WHERE old."purpose" IS NOT new."purpose" UNION ALL SELECT 'category' AS k, old."category" AS v WHERE old."category" IS NOT new."category" UNION ALL SELECT 'minutes' AS k, old."minutes" AS v WHERE old."minutes" IS NOT new."minutes" UNION ALL SELECT 'min_minutes' AS k, old."min_minutes" AS v WHERE old."min_minutes" IS NOT new."min_minutes" UNION ALL SELECT 'cut' AS k, old."cut" AS v WHERE old."cut" IS NOT new."cut" UNION ALL SELECT 'locked_start' AS k, old."locked_start" AS v WHERE old."locked_start" IS NOT new."locked_start" UNION ALL SELECT 'hidden' AS k, old."hidden" AS v WHERE old."hidden" IS NOT new."hidden" UNION ALL SELECT 'voice' AS k, old."voice" AS v WHERE old."voice" IS NOT new."voice" UNION ALL SELECT 'participants_do' AS k, old."participants_do" AS v WHERE old."participants_do" IS NOT new."participants_do" UNION ALL SELECT 'instructions' AS k, old."instructions" AS v WHERE old."instructions" IS NOT new."instructions" UNION ALL SELECT 'goals' AS k, old."goals" AS v WHERE old."goals" IS NOT new."goals" UNION ALL SELECT 'notes' AS k, old."notes" AS v WHERE old."notes" IS NOT new."notes" UNION ALL SELECT 'cue' AS k, old."cue" AS v WHERE old."cue" IS NOT new."cue" UNION ALL SELECT 'backup_plan' AS k, old."backup_plan" AS v WHERE old."backup_plan" IS NOT new."backup_plan" UNION ALL SELECT 'alternative_id' AS k, old."alternative_id" AS v WHERE old."alternative_id" IS NOT new."alternative_id" UNION ALL SELECT 'room' AS k, old."room" AS v WHERE old."room" IS NOT new."room" UNION ALL SELECT 'setup' AS k, old."setup" AS v WHERE old."setup" IS NOT new."setup" UNION ALL SELECT 'arrangement' AS k, old."arrangement" AS v WHERE old."arrangement" IS NOT new."arrangement" UNION ALL SELECT 'group_size' AS k, old."group_size" AS v WHERE old."group_size" IS NOT new."group_size" UNION ALL SELECT 'capacity' AS k, old."capacity" AS v WHERE old."capacity" IS NOT new."capacity" UNION ALL SELECT 'rounds' AS k, old."rounds" AS v WHERE old."rounds" IS NOT new."rounds" UNION ALL SELECT 'round_minutes' AS k, old."round_minutes" AS v WHERE old."round_minutes" IS NOT new."round_minutes" UNION ALL SELECT 'move_minutes' AS k, old."move_minutes" AS v WHERE old."move_minutes" IS NOT new."move_minutes" UNION ALL SELECT 'method_key' AS k, old."method_key" AS v WHERE old."method_key" IS NOT new."method_key" UNION ALL SELECT 'steps' AS k, old."steps" AS v WHERE old."steps" IS NOT new."steps" UNION ALL SELECT 'tags' AS k, old."tags" AS v WHERE old."tags" IS NOT new."tags" UNION ALL SELECT 'energy' AS k, old."energy" AS v WHERE old."energy" IS NOT new."energy" UNION ALL SELECT 'run_started_at' AS k, old."run_started_at" AS v WHERE old."run_started_at" IS NOT new."run_started_at" UNION ALL SELECT 'run_minutes' AS k, old."run_minutes" AS v WHERE old."run_minutes" IS NOT new."run_minutes" UNION ALL SELECT 'topic_id' AS k, old."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id")));
END;

CREATE TRIGGER block_log_d AFTER DELETE ON block
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'block', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'session_id', old."session_id", 'parent_id', old."parent_id", 'variant', old."variant", 'phase', old."phase", 'shape', old."shape", 'position', old."position", 'title', old."title", 'purpose', old."purpose", 'category', old."category", 'minutes', old."minutes", 'min_minutes', old."min_minutes", 'cut', old."cut", 'locked_start', old."locked_start", 'hidden', old."hidden", 'voice', old."voice", 'participants_do', old."participants_do", 'instructions', old."instructions", 'goals', old."goals", 'notes', old."notes", 'cue', old."cue", 'backup_plan', old."backup_plan", 'alternative_id', old."alternative_id", 'room', old."room", 'setup', old."setup", 'arrangement', old."arrangement", 'group_size', old."group_size", 'capacity', old."capacity", 'rounds', old."rounds", 'round_minutes', old."round_minutes", 'move_minutes', old."move_minutes", 'method_key', old."method_key", 'steps', old."steps", 'tags', old."tags", 'energy', old."energy", 'run_started_at', old."run_started_at", 'run_minutes', old."run_minutes", 'topic_id', old."topic_id"));
END;

CREATE TRIGGER coaching_contact_log_i AFTER INSERT ON coaching_contact
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO private_change (n, tbl, uid, act, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'coaching_contact', new.id, (SELECT act FROM replica WHERE me = 1), 'i', json_object('community_id', new."community_id", 'kind', new."kind", 'status', new."status", 'site_id', new."site_id", 'coach_id', new."coach_id", 'planned_on', new."planned_on", 'happened_on', new."happened_on", 'minutes', new."minutes", 'mode', new."mode", 'initiated_by', new."initiated_by", 'focus', new."focus", 'guide', new."guide", 'summary_id', new."summary_id"), NULL);
END;

CREATE TRIGGER coaching_contact_log_u AFTER UPDATE ON coaching_contact
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."kind" IS NOT new."kind" OR old."status" IS NOT new."status" OR old."site_id" IS NOT new."site_id" OR old."coach_id" IS NOT new."coach_id" OR old."planned_on" IS NOT new."planned_on" OR old."happened_on" IS NOT new."happened_on" OR old."minutes" IS NOT new."minutes" OR old."mode" IS NOT new."mode" OR old."initiated_by" IS NOT new."initiated_by" OR old."focus" IS NOT new."focus" OR old."guide" IS NOT new."guide" OR old."summary_id" IS NOT new."summary_id") BEGIN
    INSERT INTO private_change (n, tbl, uid, act, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'coaching_contact', new.id, (SELECT act FROM replica WHERE me = 1), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'status' AS k, new."status" AS v WHERE old."status" IS NOT new."status" UNION ALL SELECT 'site_id' AS k, new."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'coach_id' AS k, new."coach_id" AS v WHERE old."coach_id" IS NOT new."coach_id" UNION ALL SELECT 'planned_on' AS k, new."planned_on" AS v WHERE old."planned_on" IS NOT new."planned_on" UNION ALL SELECT 'happened_on' AS k, new."happened_on" AS v WHERE old."happened_on" IS NOT new."happened_on" UNION ALL SELECT 'minutes' AS k, new."minutes" AS v WHERE old."minutes" IS NOT new."minutes" UNION ALL SELECT 'mode' AS k, new."mode" AS v WHERE old."mode" IS NOT new."mode" UNION ALL SELECT 'initiated_by' AS k, new."initiated_by" AS v WHERE old."initiated_by" IS NOT new."initiated_by" UNION ALL SELECT 'focus' AS k, new."focus" AS v WHERE old."focus" IS NOT new."focus" UNION ALL SELECT 'guide' AS k, new."guide" AS v WHERE old."guide" IS NOT new."guide" UNION ALL SELECT 'summary_id' AS k, new."summary_id" AS v WHERE old."summary_id" IS NOT new."summary_id")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'status' AS k, old."status" AS v WHERE old."status" IS NOT new."status" UNION ALL SELECT 'site_id' AS k, old."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'coach_id' AS k, old."coach_id" AS v WHERE old."coach_id" IS NOT new."coach_id" UNION ALL SELECT 'planned_on' AS k, old."planned_on" AS v WHERE old."planned_on" IS NOT new."planned_on" UNION ALL SELECT 'happened_on' AS k, old."happened_on" AS v WHERE old."happened_on" IS NOT new."happened_on" UNION ALL SELECT 'minutes' AS k, old."minutes" AS v WHERE old."minutes" IS NOT new."minutes" UNION ALL SELECT 'mode' AS k, old."mode" AS v WHERE old."mode" IS NOT new."mode" UNION ALL SELECT 'initiated_by' AS k, old."initiated_by" AS v WHERE old."initiated_by" IS NOT new."initiated_by" UNION ALL SELECT 'focus' AS k, old."focus" AS v WHERE old."focus" IS NOT new."focus" UNION ALL SELECT 'guide' AS k, old."guide" AS v WHERE old."guide" IS NOT new."guide" UNION ALL SELECT 'summary_id' AS k, old."summary_id" AS v WHERE old."summary_id" IS NOT new."summary_id")));
END;

CREATE TRIGGER coaching_contact_log_d AFTER DELETE ON coaching_contact
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO private_change (n, tbl, uid, act, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'coaching_contact', old.id, (SELECT act FROM replica WHERE me = 1), 'd', NULL, json_object('community_id', old."community_id", 'kind', old."kind", 'status', old."status", 'site_id', old."site_id", 'coach_id', old."coach_id", 'planned_on', old."planned_on", 'happened_on', old."happened_on", 'minutes', old."minutes", 'mode', old."mode", 'initiated_by', old."initiated_by", 'focus', old."focus", 'guide', old."guide", 'summary_id', old."summary_id"));
END;

CREATE TRIGGER ta_engagement_log_i AFTER INSERT ON ta_engagement
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'ta_engagement', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'title', new."title", 'deliverable', new."deliverable", 'deliverable_note', new."deliverable_note", 'outcome', new."outcome", 'scope_in', new."scope_in", 'scope_out', new."scope_out", 'function', new."function", 'intensity', new."intensity", 'status', new."status", 'requested_on', new."requested_on", 'requester_id', new."requester_id", 'provider_party_id', new."provider_party_id", 'provider_id', new."provider_id", 'agreed_on', new."agreed_on", 'starts_on', new."starts_on", 'due_on', new."due_on", 'budget_minutes', new."budget_minutes", 'delivered_on', new."delivered_on", 'accepted_on', new."accepted_on", 'accepted_by', new."accepted_by", 'followed_up_on', new."followed_up_on", 'result', new."result", 'early_reason', new."early_reason", 'topic_id', new."topic_id", 'need_id', new."need_id"), NULL);
END;

CREATE TRIGGER ta_engagement_log_u AFTER UPDATE ON ta_engagement
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."title" IS NOT new."title" OR old."deliverable" IS NOT new."deliverable" OR old."deliverable_note" IS NOT new."deliverable_note" OR old."outcome" IS NOT new."outcome" OR old."scope_in" IS NOT new."scope_in" OR old."scope_out" IS NOT new."scope_out" OR old."function" IS NOT new."function" OR old."intensity" IS NOT new."intensity" OR old."status" IS NOT new."status" OR old."requested_on" IS NOT new."requested_on" OR old."requester_id" IS NOT new."requester_id" OR old."provider_party_id" IS NOT new."provider_party_id" OR old."provider_id" IS NOT new."provider_id" OR old."agreed_on" IS NOT new."agreed_on" OR old."starts_on" IS NOT new."starts_on" OR old."due_on" IS NOT new."due_on" OR old."budget_minutes" IS NOT new."budget_minutes" OR old."delivered_on" IS NOT new."delivered_on" OR old."accepted_on" IS NOT new."accepted_on" OR old."accepted_by" IS NOT new."accepted_by" OR old."followed_up_on" IS NOT new."followed_up_on" OR old."result" IS NOT new."result" OR old."early_reason" IS NOT new."early_reason" OR old."topic_id" IS NOT new."topic_id" OR old."need_id" IS NOT new."need_id") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'ta_engagement', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'title' AS k, new."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'deliverable' AS k, new."deliverable" AS v WHERE old."deliverable" IS NOT new."deliverable" UNION ALL SELECT 'deliverable_note' AS k, new."deliverable_note" AS v WHERE old."deliverable_note" IS NOT new."deliverable_note" UNION ALL SELECT 'outcome' AS k, new."outcome" AS v WHERE old."outcome" IS NOT new."outcome" UNION ALL SELECT 'scope_in' AS k, new."scope_in" AS v WHERE old."scope_in" IS NOT new."scope_in" UNION ALL SELECT 'scope_out' AS k, new."scope_out" AS v WHERE old."scope_out" IS NOT new."scope_out" UNION ALL SELECT 'function' AS k, new."function" AS v WHERE old."function" IS NOT new."function" UNION ALL SELECT 'intensity' AS k, new."intensity" AS v WHERE old."intensity" IS NOT new."intensity" UNION ALL SELECT 'status' AS k, new."status" AS v WHERE old."status" IS NOT new."status" UNION ALL SELECT 'requested_on' AS k, new."requested_on" AS v WHERE old."requested_on" IS NOT new."requested_on" UNION ALL SELECT 'requester_id' AS k, new."requester_id" AS v WHERE old."requester_id" IS NOT new."requester_id" UNION ALL SELECT 'provider_party_id' AS k, new."provider_party_id" AS v WHERE old."provider_party_id" IS NOT new."provider_party_id" UNION ALL SELECT 'provider_id' AS k, new."provider_id" AS v WHERE old."provider_id" IS NOT new."provider_id" UNION ALL SELECT 'agreed_on' AS k, new."agreed_on" AS v WHERE old."agreed_on" IS NOT new."agreed_on" UNION ALL SELECT 'starts_on' AS k, new."starts_on" AS v WHERE old."starts_on" IS NOT new."starts_on" UNION ALL SELECT 'due_on' AS k, new."due_on" AS v WHERE old."due_on" IS NOT new."due_on" UNION ALL SELECT 'budget_minutes' AS k, new."budget_minutes" AS v WHERE old."budget_minutes" IS NOT new."budget_minutes" UNION ALL SELECT 'delivered_on' AS k, new."delivered_on" AS v WHERE old."delivered_on" IS NOT new."delivered_on" UNION ALL SELECT 'accepted_on' AS k, new."accepted_on" AS v WHERE old."accepted_on" IS NOT new."accepted_on" UNION ALL SELECT 'accepted_by' AS k, new."accepted_by" AS v WHERE old."accepted_by" IS NOT new."accepted_by" UNION ALL SELECT 'followed_up_on' AS k, new."followed_up_on" AS v WHERE old."followed_up_on" IS NOT new."followed_up_on" UNION ALL SELECT 'result' AS k, new."result" AS v WHERE old."result" IS NOT new."result" UNION ALL SELECT 'early_reason' AS k, new."early_reason" AS v WHERE old."early_reason" IS NOT new."early_reason" UNION ALL SELECT 'topic_id' AS k, new."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id" UNION ALL SELECT 'need_id' AS k, new."need_id" AS v WHERE old."need_id" IS NOT new."need_id")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'title' AS k, old."title" AS v WHERE old."title" IS NOT new."title" UNION ALL SELECT 'deliverable' AS k, old."deliverable" AS v WHERE old."deliverable" IS NOT new."deliverable" UNION ALL SELECT 'deliverable_note' AS k, old."deliverable_note" AS v WHERE old."deliverable_note" IS NOT new."deliverable_note" UNION ALL SELECT 'outcome' AS k, old."outcome" AS v WHERE old."outcome" IS NOT new."outcome" UNION ALL SELECT 'scope_in' AS k, old."scope_in" AS v WHERE old."scope_in" IS NOT new."scope_in" UNION ALL SELECT 'scope_out' AS k, old."scope_out" AS v WHERE old."scope_out" IS NOT new."scope_out" UNION ALL SELECT 'function' AS k, old."function" AS v WHERE old."function" IS NOT new."function" UNION ALL SELECT 'intensity' AS k, old."intensity" AS v WHERE old."intensity" IS NOT new."intensity" UNION ALL SELECT 'status' AS k, old."status" AS v WHERE old."status" IS NOT new."status" UNION ALL SELECT 'requested_on' AS k, old."requested_on" AS v WHERE old."requested_on" IS NOT new."requested_on" UNION ALL SELECT 'requester_id' AS k, old."requester_id" AS v WHERE old."requester_id" IS NOT new."requester_id" UNION ALL SELECT 'provider_party_id' AS k, old."provider_party_id" AS v WHERE old."provider_party_id" IS NOT new."provider_party_id" UNION ALL SELECT 'provider_id' AS k, old."provider_id" AS v WHERE old."provider_id" IS NOT new."provider_id" UNION ALL SELECT 'agreed_on' AS k, old."agreed_on" AS v WHERE old."agreed_on" IS NOT new."agreed_on" UNION ALL SELECT 'starts_on' AS k, old."starts_on" AS v WHERE old."starts_on" IS NOT new."starts_on" UNION ALL SELECT 'due_on' AS k, old."due_on" AS v WHERE old."due_on" IS NOT new."due_on" UNION ALL SELECT 'budget_minutes' AS k, old."budget_minutes" AS v WHERE old."budget_minutes" IS NOT new."budget_minutes" UNION ALL SELECT 'delivered_on' AS k, old."delivered_on" AS v WHERE old."delivered_on" IS NOT new."delivered_on" UNION ALL SELECT 'accepted_on' AS k, old."accepted_on" AS v WHERE old."accepted_on" IS NOT new."accepted_on" UNION ALL SELECT 'accepted_by' AS k, old."accepted_by" AS v WHERE old."accepted_by" IS NOT new."accepted_by" UNION ALL SELECT 'followed_up_on' AS k, old."followed_up_on" AS v WHERE old."followed_up_on" IS NOT new."followed_up_on" UNION ALL SELECT 'result' AS k, old."result" AS v WHERE old."result" IS NOT new."result" UNION ALL SELECT 'early_reason' AS k, old."early_reason" AS v WHERE old."early_reason" IS NOT new."early_reason" UNION ALL SELECT 'topic_id' AS k, old."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id" UNION ALL SELECT 'need_id' AS k, old."need_id" AS v WHERE old."need_id" IS NOT new."need_id")));
END;

CREATE TRIGGER ta_engagement_log_d AFTER DELETE ON ta_engagement
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'ta_engagement', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'title', old."title", 'deliverable', old."deliverable", 'deliverable_note', old."deliverable_note", 'outcome', old."outcome", 'scope_in', old."scope_in", 'scope_out', old."scope_out", 'function', old."function", 'intensity', old."intensity", 'status', old."status", 'requested_on', old."requested_on", 'requester_id', old."requester_id", 'provider_party_id', old."provider_party_id", 'provider_id', old."provider_id", 'agreed_on', old."agreed_on", 'starts_on', old."starts_on", 'due_on', old."due_on", 'budget_minutes', old."budget_minutes", 'delivered_on', old."delivered_on", 'accepted_on', old."accepted_on", 'accepted_by', old."accepted_by", 'followed_up_on', old."followed_up_on", 'result', old."result", 'early_reason', old."early_reason", 'topic_id', old."topic_id", 'need_id', old."need_id"));
END;

CREATE TRIGGER action_log_i AFTER INSERT ON action
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'action', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'kind', new."kind", 'body', new."body", 'layer', new."layer", 'owner_id', new."owner_id", 'owner_party_id', new."owner_party_id", 'to_person_id', new."to_person_id", 'site_id', new."site_id", 'session_id', new."session_id", 'ta_id', new."ta_id", 'transition_id', new."transition_id", 'origin', new."origin", 'checklist', new."checklist", 'position', new."position", 'noted_on', new."noted_on", 'due_on', new."due_on", 'offset_days', new."offset_days", 'done_on', new."done_on", 'effect', new."effect"), NULL);
END;

CREATE TRIGGER action_log_u AFTER UPDATE ON action
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."kind" IS NOT new."kind" OR old."body" IS NOT new."body" OR old."layer" IS NOT new."layer" OR old."owner_id" IS NOT new."owner_id" OR old."owner_party_id" IS NOT new."owner_party_id" OR old."to_person_id" IS NOT new."to_person_id" OR old."site_id" IS NOT new."site_id" OR old."session_id" IS NOT new."session_id" OR old."ta_id" IS NOT new."ta_id" OR old."transition_id" IS NOT new."transition_id" OR old."origin" IS NOT new."origin" OR old."checklist" IS NOT new."checklist" OR old."position" IS NOT new."position" OR old."noted_on" IS NOT new."noted_on" OR old."due_on" IS NOT new."due_on" OR old."offset_days" IS NOT new."offset_days" OR old."done_on" IS NOT new."done_on" OR old."effect" IS NOT new."effect") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'action', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'body' AS k, new."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'layer' AS k, new."layer" AS v WHERE old."layer" IS NOT new."layer" UNION ALL SELECT 'owner_id' AS k, new."owner_id" AS v WHERE old."owner_id" IS NOT new."owner_id" UNION ALL SELECT 'owner_party_id' AS k, new."owner_party_id" AS v WHERE old."owner_party_id" IS NOT new."owner_party_id" UNION ALL SELECT 'to_person_id' AS k, new."to_person_id" AS v WHERE old."to_person_id" IS NOT new."to_person_id" UNION ALL SELECT 'site_id' AS k, new."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'session_id' AS k, new."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'ta_id' AS k, new."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id" UNION ALL SELECT 'transition_id' AS k, new."transition_id" AS v WHERE old."transition_id" IS NOT new."transition_id" UNION ALL SELECT 'origin' AS k, new."origin" AS v WHERE old."origin" IS NOT new."origin" UNION ALL SELECT 'checklist' AS k, new."checklist" AS v WHERE old."checklist" IS NOT new."checklist" UNION ALL SELECT 'position' AS k, new."position" AS v WHERE old."position" IS NOT new."position" UNION ALL SELECT 'noted_on' AS k, new."noted_on" AS v WHERE old."noted_on" IS NOT new."noted_on" UNION ALL SELECT 'due_on' AS k, new."due_on" AS v WHERE old."due_on" IS NOT new."due_on" UNION ALL SELECT 'offset_days' AS k, new."offset_days" AS v WHERE old."offset_days" IS NOT new."offset_days" UNION ALL SELECT 'done_on' AS k, new."done_on" AS v WHERE old."done_on" IS NOT new."done_on" UNION ALL SELECT 'effect' AS k, new."effect" AS v WHERE old."effect" IS NOT new."effect")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'body' AS k, old."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'layer' AS k, old."layer" AS v WHERE old."layer" IS NOT new."layer" UNION ALL SELECT 'owner_id' AS k, old."owner_id" AS v WHERE old."owner_id" IS NOT new."owner_id" UNION ALL SELECT 'owner_party_id' AS k, old."owner_party_id" AS v WHERE old."owner_party_id" IS NOT new."owner_party_id" UNION ALL SELECT 'to_person_id' AS k, old."to_person_id" AS v WHERE old."to_person_id" IS NOT new."to_person_id" UNION ALL SELECT 'site_id' AS k, old."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'session_id' AS k, old."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'ta_id' AS k, old."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id" UNION ALL SELECT 'transition_id' AS k, old."transition_id" AS v WHERE old."transition_id" IS NOT new."transition_id" UNION ALL SELECT 'origin' AS k, old."origin" AS v WHERE old."origin" IS NOT new."origin" UNION ALL SELECT 'checklist' AS k, old."checklist" AS v WHERE old."checklist" IS NOT new."checklist" UNION ALL SELECT 'position' AS k, old."position" AS v WHERE old."position" IS NOT new."position" UNION ALL SELECT 'noted_on' AS k, old."noted_on" AS v WHERE old."noted_on" IS NOT new."noted_on" UNION ALL SELECT 'due_on' AS k, old."due_on" AS v WHERE old."due_on" IS NOT new."due_on" UNION ALL SELECT 'offset_days' AS k, old."offset_days" AS v WHERE old."offset_days" IS NOT new."offset_days" UNION ALL SELECT 'done_on' AS k, old."done_on" AS v WHERE old."done_on" IS NOT new."done_on" UNION ALL SELECT 'effect' AS k, old."effect" AS v WHERE old."effect" IS NOT new."effect")));
END;

CREATE TRIGGER action_log_d AFTER DELETE ON action
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'action', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'kind', old."kind", 'body', old."body", 'layer', old."layer", 'owner_id', old."owner_id", 'owner_party_id', old."owner_party_id", 'to_person_id', old."to_person_id", 'site_id', old."site_id", 'session_id', old."session_id", 'ta_id', old."ta_id", 'transition_id', old."transition_id", 'origin', old."origin", 'checklist', old."checklist", 'position', old."position", 'noted_on', old."noted_on", 'due_on', old."due_on", 'offset_days', old."offset_days", 'done_on', old."done_on", 'effect', old."effect"));
END;

CREATE TRIGGER assignment_log_i AFTER INSERT ON assignment
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'assignment', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'session_id', new."session_id", 'block_id', new."block_id", 'role', new."role", 'person_id', new."person_id", 'state', new."state"), NULL);
END;

CREATE TRIGGER assignment_log_u AFTER UPDATE ON assignment
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."session_id" IS NOT new."session_id" OR old."block_id" IS NOT new."block_id" OR old."role" IS NOT new."role" OR old."person_id" IS NOT new."person_id" OR old."state" IS NOT new."state") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'assignment', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'session_id' AS k, new."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'block_id' AS k, new."block_id" AS v WHERE old."block_id" IS NOT new."block_id" UNION ALL SELECT 'role' AS k, new."role" AS v WHERE old."role" IS NOT new."role" UNION ALL SELECT 'person_id' AS k, new."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'state' AS k, new."state" AS v WHERE old."state" IS NOT new."state")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'session_id' AS k, old."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'block_id' AS k, old."block_id" AS v WHERE old."block_id" IS NOT new."block_id" UNION ALL SELECT 'role' AS k, old."role" AS v WHERE old."role" IS NOT new."role" UNION ALL SELECT 'person_id' AS k, old."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'state' AS k, old."state" AS v WHERE old."state" IS NOT new."state")));
END;

CREATE TRIGGER assignment_log_d AFTER DELETE ON assignment
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'assignment', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'session_id', old."session_id", 'block_id', old."block_id", 'role', old."role", 'person_id', old."person_id", 'state', old."state"));
END;

CREATE TRIGGER attendance_log_i AFTER INSERT ON attendance
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'attendance', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'session_id', new."session_id", 'person_id', new."person_id", 'walk_in_name', new."walk_in_name", 'state', new."state", 'joined_by', new."joined_by", 'guest', new."guest", 'track_id', new."track_id"), NULL);
END;

CREATE TRIGGER attendance_log_u AFTER UPDATE ON attendance
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."session_id" IS NOT new."session_id" OR old."person_id" IS NOT new."person_id" OR old."walk_in_name" IS NOT new."walk_in_name" OR old."state" IS NOT new."state" OR old."joined_by" IS NOT new."joined_by" OR old."guest" IS NOT new."guest" OR old."track_id" IS NOT new."track_id") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'attendance', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'session_id' AS k, new."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'person_id' AS k, new."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'walk_in_name' AS k, new."walk_in_name" AS v WHERE old."walk_in_name" IS NOT new."walk_in_name" UNION ALL SELECT 'state' AS k, new."state" AS v WHERE old."state" IS NOT new."state" UNION ALL SELECT 'joined_by' AS k, new."joined_by" AS v WHERE old."joined_by" IS NOT new."joined_by" UNION ALL SELECT 'guest' AS k, new."guest" AS v WHERE old."guest" IS NOT new."guest" UNION ALL SELECT 'track_id' AS k, new."track_id" AS v WHERE old."track_id" IS NOT new."track_id")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'session_id' AS k, old."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'person_id' AS k, old."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'walk_in_name' AS k, old."walk_in_name" AS v WHERE old."walk_in_name" IS NOT new."walk_in_name" UNION ALL SELECT 'state' AS k, old."state" AS v WHERE old."state" IS NOT new."state" UNION ALL SELECT 'joined_by' AS k, old."joined_by" AS v WHERE old."joined_by" IS NOT new."joined_by" UNION ALL SELECT 'guest' AS k, old."guest" AS v WHERE old."guest" IS NOT new."guest" UNION ALL SELECT 'track_id' AS k, old."track_id" AS v WHERE old."track_id" IS NOT new."track_id")));
END;

CREATE TRIGGER attendance_log_d AFTER DELETE ON attendance
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'attendance', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'session_id', old."session_id", 'person_id', old."person_id", 'walk_in_name', old."walk_in_name", 'state', old."state", 'joined_by', old."joined_by", 'guest', old."guest", 'track_id', old."track_id"));
END;

CREATE TRIGGER coaching_participant_log_i AFTER INSERT ON coaching_participant
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO private_change (n, tbl, uid, act, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'coaching_participant', new.id, (SELECT act FROM replica WHERE me = 1), 'i', json_object('community_id', new."community_id", 'coaching_contact_id', new."coaching_contact_id", 'person_id', new."person_id"), NULL);
END;

CREATE TRIGGER coaching_participant_log_u AFTER UPDATE ON coaching_participant
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."coaching_contact_id" IS NOT new."coaching_contact_id" OR old."person_id" IS NOT new."person_id") BEGIN
    INSERT INTO private_change (n, tbl, uid, act, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'coaching_participant', new.id, (SELECT act FROM replica WHERE me = 1), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'coaching_contact_id' AS k, new."coaching_contact_id" AS v WHERE old."coaching_contact_id" IS NOT new."coaching_contact_id" UNION ALL SELECT 'person_id' AS k, new."person_id" AS v WHERE old."person_id" IS NOT new."person_id")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'coaching_contact_id' AS k, old."coaching_contact_id" AS v WHERE old."coaching_contact_id" IS NOT new."coaching_contact_id" UNION ALL SELECT 'person_id' AS k, old."person_id" AS v WHERE old."person_id" IS NOT new."person_id")));
END;

CREATE TRIGGER coaching_participant_log_d AFTER DELETE ON coaching_participant
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO private_change (n, tbl, uid, act, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'coaching_participant', old.id, (SELECT act FROM replica WHERE me = 1), 'd', NULL, json_object('community_id', old."community_id", 'coaching_contact_id', old."coaching_contact_id", 'person_id', old."person_id"));
END;

CREATE TRIGGER coaching_reflection_log_i AFTER INSERT ON coaching_reflection
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO private_change (n, tbl, uid, act, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'coaching_reflection', new.id, (SELECT act FROM replica WHERE me = 1), 'i', json_object('community_id', new."community_id", 'coaching_contact_id', new."coaching_contact_id", 'strengths', new."strengths", 'hard', new."hard", 'their_ideas', new."their_ideas", 'will_do', new."will_do", 'body', new."body", 'question', new."question", 'stance', new."stance", 'energy', new."energy", 'help_needed', new."help_needed"), NULL);
END;

CREATE TRIGGER coaching_reflection_log_u AFTER UPDATE ON coaching_reflection
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."coaching_contact_id" IS NOT new."coaching_contact_id" OR old."strengths" IS NOT new."strengths" OR old."hard" IS NOT new."hard" OR old."their_ideas" IS NOT new."their_ideas" OR old."will_do" IS NOT new."will_do" OR old."body" IS NOT new."body" OR old."question" IS NOT new."question" OR old."stance" IS NOT new."stance" OR old."energy" IS NOT new."energy" OR old."help_needed" IS NOT new."help_needed") BEGIN
    INSERT INTO private_change (n, tbl, uid, act, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'coaching_reflection', new.id, (SELECT act FROM replica WHERE me = 1), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'coaching_contact_id' AS k, new."coaching_contact_id" AS v WHERE old."coaching_contact_id" IS NOT new."coaching_contact_id" UNION ALL SELECT 'strengths' AS k, new."strengths" AS v WHERE old."strengths" IS NOT new."strengths" UNION ALL SELECT 'hard' AS k, new."hard" AS v WHERE old."hard" IS NOT new."hard" UNION ALL SELECT 'their_ideas' AS k, new."their_ideas" AS v WHERE old."their_ideas" IS NOT new."their_ideas" UNION ALL SELECT 'will_do' AS k, new."will_do" AS v WHERE old."will_do" IS NOT new."will_do" UNION ALL SELECT 'body' AS k, new."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'question' AS k, new."question" AS v WHERE old."question" IS NOT new."question" UNION ALL SELECT 'stance' AS k, new."stance" AS v WHERE old."stance" IS NOT new."stance" UNION ALL SELECT 'energy' AS k, new."energy" AS v WHERE old."energy" IS NOT new."energy" UNION ALL SELECT 'help_needed' AS k, new."help_needed" AS v WHERE old."help_needed" IS NOT new."help_needed")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'coaching_contact_id' AS k, old."coaching_contact_id" AS v WHERE old."coaching_contact_id" IS NOT new."coaching_contact_id" UNION ALL SELECT 'strengths' AS k, old."strengths" AS v WHERE old."strengths" IS NOT new."strengths" UNION ALL SELECT 'hard' AS k, old."hard" AS v WHERE old."hard" IS NOT new."hard" UNION ALL SELECT 'their_ideas' AS k, old."their_ideas" AS v WHERE old."their_ideas" IS NOT new."their_ideas" UNION ALL SELECT 'will_do' AS k, old."will_do" AS v WHERE old."will_do" IS NOT new."will_do" UNION ALL SELECT 'body' AS k, old."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'question' AS k, old."question" AS v WHERE old."question" IS NOT new."question" UNION ALL SELECT 'stance' AS k, old."stance" AS v WHERE old."stance" IS NOT new."stance" UNION ALL SELECT 'energy' AS k, old."energy" AS v WHERE old."energy" IS NOT new."energy" UNION ALL SELECT 'help_needed' AS k, old."help_needed" AS v WHERE old."help_needed" IS NOT new."help_needed")));
END;

CREATE TRIGGER coaching_reflection_log_d AFTER DELETE ON coaching_reflection
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO private_change (n, tbl, uid, act, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'coaching_reflection', old.id, (SELECT act FROM replica WHERE me = 1), 'd', NULL, json_object('community_id', old."community_id", 'coaching_contact_id', old."coaching_contact_id", 'strengths', old."strengths", 'hard', old."hard", 'their_ideas', old."their_ideas", 'will_do', old."will_do", 'body', old."body", 'question', old."question", 'stance', old."stance", 'energy', old."energy", 'help_needed', old."help_needed"));
END;

CREATE TRIGGER concerned_site_log_i AFTER INSERT ON concerned_site
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'concerned_site', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'site_id', new."site_id", 'ta_id', new."ta_id", 'transition_id', new."transition_id"), NULL);
END;

CREATE TRIGGER concerned_site_log_u AFTER UPDATE ON concerned_site
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."site_id" IS NOT new."site_id" OR old."ta_id" IS NOT new."ta_id" OR old."transition_id" IS NOT new."transition_id") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'concerned_site', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'site_id' AS k, new."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'ta_id' AS k, new."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id" UNION ALL SELECT 'transition_id' AS k, new."transition_id" AS v WHERE old."transition_id" IS NOT new."transition_id")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'site_id' AS k, old."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'ta_id' AS k, old."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id" UNION ALL SELECT 'transition_id' AS k, old."transition_id" AS v WHERE old."transition_id" IS NOT new."transition_id")));
END;

CREATE TRIGGER concerned_site_log_d AFTER DELETE ON concerned_site
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'concerned_site', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'site_id', old."site_id", 'ta_id', old."ta_id", 'transition_id', old."transition_id"));
END;

CREATE TRIGGER material_log_i AFTER INSERT ON material
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'material', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'session_id', new."session_id", 'block_id', new."block_id", 'item', new."item", 'kind', new."kind", 'per', new."per", 'quantity', new."quantity", 'bring_person_id', new."bring_person_id", 'bag', new."bag", 'packed', new."packed"), NULL);
END;

CREATE TRIGGER material_log_u AFTER UPDATE ON material
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."session_id" IS NOT new."session_id" OR old."block_id" IS NOT new."block_id" OR old."item" IS NOT new."item" OR old."kind" IS NOT new."kind" OR old."per" IS NOT new."per" OR old."quantity" IS NOT new."quantity" OR old."bring_person_id" IS NOT new."bring_person_id" OR old."bag" IS NOT new."bag" OR old."packed" IS NOT new."packed") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'material', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'session_id' AS k, new."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'block_id' AS k, new."block_id" AS v WHERE old."block_id" IS NOT new."block_id" UNION ALL SELECT 'item' AS k, new."item" AS v WHERE old."item" IS NOT new."item" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'per' AS k, new."per" AS v WHERE old."per" IS NOT new."per" UNION ALL SELECT 'quantity' AS k, new."quantity" AS v WHERE old."quantity" IS NOT new."quantity" UNION ALL SELECT 'bring_person_id' AS k, new."bring_person_id" AS v WHERE old."bring_person_id" IS NOT new."bring_person_id" UNION ALL SELECT 'bag' AS k, new."bag" AS v WHERE old."bag" IS NOT new."bag" UNION ALL SELECT 'packed' AS k, new."packed" AS v WHERE old."packed" IS NOT new."packed")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'session_id' AS k, old."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'block_id' AS k, old."block_id" AS v WHERE old."block_id" IS NOT new."block_id" UNION ALL SELECT 'item' AS k, old."item" AS v WHERE old."item" IS NOT new."item" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'per' AS k, old."per" AS v WHERE old."per" IS NOT new."per" UNION ALL SELECT 'quantity' AS k, old."quantity" AS v WHERE old."quantity" IS NOT new."quantity" UNION ALL SELECT 'bring_person_id' AS k, old."bring_person_id" AS v WHERE old."bring_person_id" IS NOT new."bring_person_id" UNION ALL SELECT 'bag' AS k, old."bag" AS v WHERE old."bag" IS NOT new."bag" UNION ALL SELECT 'packed' AS k, old."packed" AS v WHERE old."packed" IS NOT new."packed")));
END;

CREATE TRIGGER material_log_d AFTER DELETE ON material
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'material', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'session_id', old."session_id", 'block_id', old."block_id", 'item', old."item", 'kind', old."kind", 'per', old."per", 'quantity', old."quantity", 'bring_person_id', old."bring_person_id", 'bag', old."bag", 'packed', old."packed"));
END;

CREATE TRIGGER private_note_log_i AFTER INSERT ON private_note
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO private_change (n, tbl, uid, act, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'private_note', new.id, (SELECT act FROM replica WHERE me = 1), 'i', json_object('community_id', new."community_id", 'kind', new."kind", 'body', new."body", 'code', new."code", 'level', new."level", 'noted_on', new."noted_on", 'due_on', new."due_on", 'done_on', new."done_on", 'site_id', new."site_id", 'person_id', new."person_id", 'other_person_id', new."other_person_id", 'coaching_contact_id', new."coaching_contact_id", 'session_id', new."session_id", 'transition_id', new."transition_id", 'topic_id', new."topic_id"), NULL);
END;

CREATE TRIGGER private_note_log_u AFTER UPDATE ON private_note
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."kind" IS NOT new."kind" OR old."body" IS NOT new."body" OR old."code" IS NOT new."code" OR old."level" IS NOT new."level" OR old."noted_on" IS NOT new."noted_on" OR old."due_on" IS NOT new."due_on" OR old."done_on" IS NOT new."done_on" OR old."site_id" IS NOT new."site_id" OR old."person_id" IS NOT new."person_id" OR old."other_person_id" IS NOT new."other_person_id" OR old."coaching_contact_id" IS NOT new."coaching_contact_id" OR old."session_id" IS NOT new."session_id" OR old."transition_id" IS NOT new."transition_id" OR old."topic_id" IS NOT new."topic_id") BEGIN
    INSERT INTO private_change (n, tbl, uid, act, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'private_note', new.id, (SELECT act FROM replica WHERE me = 1), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'body' AS k, new."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'code' AS k, new."code" AS v WHERE old."code" IS NOT new."code" UNION ALL SELECT 'level' AS k, new."level" AS v WHERE old."level" IS NOT new."level" UNION ALL SELECT 'noted_on' AS k, new."noted_on" AS v WHERE old."noted_on" IS NOT new."noted_on" UNION ALL SELECT 'due_on' AS k, new."due_on" AS v WHERE old."due_on" IS NOT new."due_on" UNION ALL SELECT 'done_on' AS k, new."done_on" AS v WHERE old."done_on" IS NOT new."done_on" UNION ALL SELECT 'site_id' AS k, new."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'person_id' AS k, new."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'other_person_id' AS k, new."other_person_id" AS v WHERE old."other_person_id" IS NOT new."other_person_id" UNION ALL SELECT 'coaching_contact_id' AS k, new."coaching_contact_id" AS v WHERE old."coaching_contact_id" IS NOT new."coaching_contact_id" UNION ALL SELECT 'session_id' AS k, new."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'transition_id' AS k, new."transition_id" AS v WHERE old."transition_id" IS NOT new."transition_id" UNION ALL SELECT 'topic_id' AS k, new."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'body' AS k, old."body" AS v WHERE old."body" IS NOT new."body" UNION ALL SELECT 'code' AS k, old."code" AS v WHERE old."code" IS NOT new."code" UNION ALL SELECT 'level' AS k, old."level" AS v WHERE old."level" IS NOT new."level" UNION ALL SELECT 'noted_on' AS k, old."noted_on" AS v WHERE old."noted_on" IS NOT new."noted_on" UNION ALL SELECT 'due_on' AS k, old."due_on" AS v WHERE old."due_on" IS NOT new."due_on" UNION ALL SELECT 'done_on' AS k, old."done_on" AS v WHERE old."done_on" IS NOT new."done_on" UNION ALL SELECT 'site_id' AS k, old."site_id" AS v WHERE old."site_id" IS NOT new."site_id" UNION ALL SELECT 'person_id' AS k, old."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'other_person_id' AS k, old."other_person_id" AS v WHERE old."other_person_id" IS NOT new."other_person_id" UNION ALL SELECT 'coaching_contact_id' AS k, old."coaching_contact_id" AS v WHERE old."coaching_contact_id" IS NOT new."coaching_contact_id" UNION ALL SELECT 'session_id' AS k, old."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'transition_id' AS k, old."transition_id" AS v WHERE old."transition_id" IS NOT new."transition_id" UNION ALL SELECT 'topic_id' AS k, old."topic_id" AS v WHERE old."topic_id" IS NOT new."topic_id")));
END;

CREATE TRIGGER private_note_log_d AFTER DELETE ON private_note
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO private_change (n, tbl, uid, act, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'private_note', old.id, (SELECT act FROM replica WHERE me = 1), 'd', NULL, json_object('community_id', old."community_id", 'kind', old."kind", 'body', old."body", 'code', old."code", 'level', old."level", 'noted_on', old."noted_on", 'due_on', old."due_on", 'done_on', old."done_on", 'site_id', old."site_id", 'person_id', old."person_id", 'other_person_id', old."other_person_id", 'coaching_contact_id', old."coaching_contact_id", 'session_id', old."session_id", 'transition_id', old."transition_id", 'topic_id', old."topic_id"));
END;

CREATE TRIGGER work_entry_log_i AFTER INSERT ON work_entry
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'work_entry', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'ta_id', new."ta_id", 'person_id', new."person_id", 'worked_on', new."worked_on", 'minutes', new."minutes", 'kind', new."kind", 'note', new."note"), NULL);
END;

CREATE TRIGGER work_entry_log_u AFTER UPDATE ON work_entry
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."ta_id" IS NOT new."ta_id" OR old."person_id" IS NOT new."person_id" OR old."worked_on" IS NOT new."worked_on" OR old."minutes" IS NOT new."minutes" OR old."kind" IS NOT new."kind" OR old."note" IS NOT new."note") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'work_entry', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'ta_id' AS k, new."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id" UNION ALL SELECT 'person_id' AS k, new."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'worked_on' AS k, new."worked_on" AS v WHERE old."worked_on" IS NOT new."worked_on" UNION ALL SELECT 'minutes' AS k, new."minutes" AS v WHERE old."minutes" IS NOT new."minutes" UNION ALL SELECT 'kind' AS k, new."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'note' AS k, new."note" AS v WHERE old."note" IS NOT new."note")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'ta_id' AS k, old."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id" UNION ALL SELECT 'person_id' AS k, old."person_id" AS v WHERE old."person_id" IS NOT new."person_id" UNION ALL SELECT 'worked_on' AS k, old."worked_on" AS v WHERE old."worked_on" IS NOT new."worked_on" UNION ALL SELECT 'minutes' AS k, old."minutes" AS v WHERE old."minutes" IS NOT new."minutes" UNION ALL SELECT 'kind' AS k, old."kind" AS v WHERE old."kind" IS NOT new."kind" UNION ALL SELECT 'note' AS k, old."note" AS v WHERE old."note" IS NOT new."note")));
END;

CREATE TRIGGER work_entry_log_d AFTER DELETE ON work_entry
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'work_entry', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'ta_id', old."ta_id", 'person_id', old."person_id", 'worked_on', old."worked_on", 'minutes', old."minutes", 'kind', old."kind", 'note', old."note"));
END;

CREATE TRIGGER calendar_entry_log_i AFTER INSERT ON calendar_entry
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'calendar_entry', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'i', json_object('community_id', new."community_id", 'uid', new."uid", 'session_id', new."session_id", 'ta_id', new."ta_id", 'action_id', new."action_id", 'sequence', new."sequence", 'published', new."published", 'stamped_at', new."stamped_at", 'exported', new."exported"), NULL);
END;

CREATE TRIGGER calendar_entry_log_u AFTER UPDATE ON calendar_entry
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 AND (old."community_id" IS NOT new."community_id" OR old."uid" IS NOT new."uid" OR old."session_id" IS NOT new."session_id" OR old."ta_id" IS NOT new."ta_id" OR old."action_id" IS NOT new."action_id" OR old."sequence" IS NOT new."sequence" OR old."published" IS NOT new."published" OR old."stamped_at" IS NOT new."stamped_at" OR old."exported" IS NOT new."exported") BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'calendar_entry', new.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(new.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(new.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, new."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'uid' AS k, new."uid" AS v WHERE old."uid" IS NOT new."uid" UNION ALL SELECT 'session_id' AS k, new."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'ta_id' AS k, new."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id" UNION ALL SELECT 'action_id' AS k, new."action_id" AS v WHERE old."action_id" IS NOT new."action_id" UNION ALL SELECT 'sequence' AS k, new."sequence" AS v WHERE old."sequence" IS NOT new."sequence" UNION ALL SELECT 'published' AS k, new."published" AS v WHERE old."published" IS NOT new."published" UNION ALL SELECT 'stamped_at' AS k, new."stamped_at" AS v WHERE old."stamped_at" IS NOT new."stamped_at" UNION ALL SELECT 'exported' AS k, new."exported" AS v WHERE old."exported" IS NOT new."exported")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, old."community_id" AS v WHERE old."community_id" IS NOT new."community_id" UNION ALL SELECT 'uid' AS k, old."uid" AS v WHERE old."uid" IS NOT new."uid" UNION ALL SELECT 'session_id' AS k, old."session_id" AS v WHERE old."session_id" IS NOT new."session_id" UNION ALL SELECT 'ta_id' AS k, old."ta_id" AS v WHERE old."ta_id" IS NOT new."ta_id" UNION ALL SELECT 'action_id' AS k, old."action_id" AS v WHERE old."action_id" IS NOT new."action_id" UNION ALL SELECT 'sequence' AS k, old."sequence" AS v WHERE old."sequence" IS NOT new."sequence" UNION ALL SELECT 'published' AS k, old."published" AS v WHERE old."published" IS NOT new."published" UNION ALL SELECT 'stamped_at' AS k, old."stamped_at" AS v WHERE old."stamped_at" IS NOT new."stamped_at" UNION ALL SELECT 'exported' AS k, old."exported" AS v WHERE old."exported" IS NOT new."exported")));
END;

CREATE TRIGGER calendar_entry_log_d AFTER DELETE ON calendar_entry
WHEN coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0 BEGIN
    INSERT INTO change (n, tbl, uid, act, replica, scope, seq, hlc, seen, kind, new_values, old_values)
    VALUES (max(coalesce((SELECT max(n) FROM change), 0), coalesce((SELECT max(n) FROM private_change), 0)) + 1, 'calendar_entry', old.id, (SELECT act FROM replica WHERE me = 1), coalesce((SELECT rid FROM replica WHERE me = 1), ''), coalesce(old.community_id, 'book'), (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE replica = coalesce((SELECT rid FROM replica WHERE me = 1), '') AND scope = coalesce(old.community_id, 'book')), max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 FROM change WHERE n = (SELECT max(n) FROM change)), 0)), coalesce((SELECT json_group_object(rid, json(streams)) FROM replica WHERE me = 0), '{}'), 'd', NULL, json_object('community_id', old."community_id", 'uid', old."uid", 'session_id', old."session_id", 'ta_id', old."ta_id", 'action_id', old."action_id", 'sequence', old."sequence", 'published', old."published", 'stamped_at', old."stamped_at", 'exported', old."exported"));
END;

CREATE TRIGGER initiative_key BEFORE UPDATE OF id ON initiative
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER party_key BEFORE UPDATE OF id ON party
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER setting_key BEFORE UPDATE OF name ON setting
WHEN old.name IS NOT new.name BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER topic_key BEFORE UPDATE OF id ON topic
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER community_key BEFORE UPDATE OF id ON community
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER person_key BEFORE UPDATE OF id ON person
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER channel_key BEFORE UPDATE OF id ON channel
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER site_key BEFORE UPDATE OF id ON site
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER coaching_summary_key BEFORE UPDATE OF id ON coaching_summary
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER consent_key BEFORE UPDATE OF id ON consent
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER expertise_key BEFORE UPDATE OF id ON expertise
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER membership_key BEFORE UPDATE OF id ON membership
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER need_key BEFORE UPDATE OF id ON need
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER role_term_key BEFORE UPDATE OF id ON role_term
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER session_key BEFORE UPDATE OF id ON session
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER transition_key BEFORE UPDATE OF id ON transition
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER block_key BEFORE UPDATE OF id ON block
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER coaching_contact_key BEFORE UPDATE OF id ON coaching_contact
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER ta_engagement_key BEFORE UPDATE OF id ON ta_engagement
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER action_key BEFORE UPDATE OF id ON action
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER assignment_key BEFORE UPDATE OF id ON assignment
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER attendance_key BEFORE UPDATE OF id ON attendance
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER coaching_participant_key BEFORE UPDATE OF id ON coaching_participant
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER coaching_reflection_key BEFORE UPDATE OF id ON coaching_reflection
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER concerned_site_key BEFORE UPDATE OF id ON concerned_site
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER material_key BEFORE UPDATE OF id ON material
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER private_note_key BEFORE UPDATE OF id ON private_note
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER work_entry_key BEFORE UPDATE OF id ON work_entry
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER calendar_entry_key BEFORE UPDATE OF id ON calendar_entry
WHEN old.id IS NOT new.id BEGIN
    SELECT raise(ABORT, 'a key never changes');
END;

CREATE TRIGGER consent_one_i BEFORE INSERT ON consent
WHEN (new.person_id IS NOT NULL) + (new.site_id IS NOT NULL) <> 1 BEGIN
    SELECT raise(ABORT, 'one of person_id, site_id');
END;

CREATE TRIGGER consent_one_u BEFORE UPDATE ON consent
WHEN (new.person_id IS NOT NULL) + (new.site_id IS NOT NULL) <> 1 BEGIN
    SELECT raise(ABORT, 'one of person_id, site_id');
END;

CREATE TRIGGER expertise_one_i BEFORE INSERT ON expertise
WHEN (new.site_id IS NOT NULL) + (new.person_id IS NOT NULL) <> 1 BEGIN
    SELECT raise(ABORT, 'one of site_id, person_id');
END;

CREATE TRIGGER expertise_one_u BEFORE UPDATE ON expertise
WHEN (new.site_id IS NOT NULL) + (new.person_id IS NOT NULL) <> 1 BEGIN
    SELECT raise(ABORT, 'one of site_id, person_id');
END;

CREATE TRIGGER need_one_i BEFORE INSERT ON need
WHEN (new.site_id IS NOT NULL) + (new.person_id IS NOT NULL) > 1 BEGIN
    SELECT raise(ABORT, 'one of site_id, person_id');
END;

CREATE TRIGGER need_one_u BEFORE UPDATE ON need
WHEN (new.site_id IS NOT NULL) + (new.person_id IS NOT NULL) > 1 BEGIN
    SELECT raise(ABORT, 'one of site_id, person_id');
END;

CREATE TRIGGER concerned_site_one_i BEFORE INSERT ON concerned_site
WHEN (new.ta_id IS NOT NULL) + (new.transition_id IS NOT NULL) <> 1 BEGIN
    SELECT raise(ABORT, 'one of ta_id, transition_id');
END;

CREATE TRIGGER concerned_site_one_u BEFORE UPDATE ON concerned_site
WHEN (new.ta_id IS NOT NULL) + (new.transition_id IS NOT NULL) <> 1 BEGIN
    SELECT raise(ABORT, 'one of ta_id, transition_id');
END;

CREATE TRIGGER calendar_entry_one_i BEFORE INSERT ON calendar_entry
WHEN (new.session_id IS NOT NULL) + (new.ta_id IS NOT NULL) + (new.action_id IS NOT NULL) > 1 BEGIN
    SELECT raise(ABORT, 'one of session_id, ta_id, action_id');
END;

CREATE TRIGGER calendar_entry_one_u BEFORE UPDATE ON calendar_entry
WHEN (new.session_id IS NOT NULL) + (new.ta_id IS NOT NULL) + (new.action_id IS NOT NULL) > 1 BEGIN
    SELECT raise(ABORT, 'one of session_id, ta_id, action_id');
END;

CREATE TABLE search_entry (
    n INTEGER PRIMARY KEY NOT NULL,
    tbl TEXT NOT NULL,
    uid TEXT NOT NULL,
    community_id TEXT,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    spaced TEXT,
    UNIQUE (tbl, uid)
) STRICT;

CREATE VIRTUAL TABLE search USING fts5(
    title, body, spaced, content='search_entry', content_rowid='n',
    tokenize='unicode61 remove_diacritics 2'
);

CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
    INSERT INTO search(rowid, title, body, spaced)
    VALUES (new.n, new.title, new.body, new.spaced);
END;

CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN
    INSERT INTO search(search, rowid, title, body, spaced)
    VALUES ('delete', old.n, old.title, old.body, old.spaced);
    INSERT INTO search(rowid, title, body, spaced)
    VALUES (new.n, new.title, new.body, new.spaced);
END;

CREATE TRIGGER search_entry_deleted AFTER DELETE ON search_entry BEGIN
    INSERT INTO search(search, rowid, title, body, spaced)
    VALUES ('delete', old.n, old.title, old.body, old.spaced);
END;

CREATE TRIGGER action_search_i AFTER INSERT ON action BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('action', new.id, new.community_id, coalesce(new.body, ''), coalesce(new.effect, ''));
END;

CREATE TRIGGER action_search_u AFTER UPDATE OF body, community_id, effect ON action BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.body, ''),
    body = coalesce(new.effect, ''), spaced = NULL WHERE tbl = 'action' AND uid = new.id;
END;

CREATE TRIGGER action_search_d AFTER DELETE ON action BEGIN
    DELETE FROM search_entry WHERE tbl = 'action' AND uid = old.id;
END;

CREATE TRIGGER block_search_i AFTER INSERT ON block BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('block', new.id, new.community_id, coalesce(new.title, ''), coalesce(new.purpose, '') || char(10) || coalesce(new.participants_do, '') || char(10) || coalesce(new.instructions, '') || char(10) || coalesce(new.goals, '') || char(10) || coalesce(new.notes, ''));
END;

CREATE TRIGGER block_search_u AFTER UPDATE OF community_id, goals, instructions, notes, participants_do, purpose, title ON block BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.title, ''),
    body = coalesce(new.purpose, '') || char(10) || coalesce(new.participants_do, '') || char(10) || coalesce(new.instructions, '') || char(10) || coalesce(new.goals, '') || char(10) || coalesce(new.notes, ''), spaced = NULL WHERE tbl = 'block' AND uid = new.id;
END;

CREATE TRIGGER block_search_d AFTER DELETE ON block BEGIN
    DELETE FROM search_entry WHERE tbl = 'block' AND uid = old.id;
END;

CREATE TRIGGER channel_search_i AFTER INSERT ON channel BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('channel', new.id, new.community_id, coalesce(new.name, ''), coalesce(new.purpose, '') || char(10) || coalesce(new.cadence, '') || char(10) || coalesce(new.audience, '') || char(10) || coalesce(new.place, '') || char(10) || coalesce(new.tone, ''));
END;

CREATE TRIGGER channel_search_u AFTER UPDATE OF audience, cadence, community_id, name, place, purpose, tone ON channel BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.name, ''),
    body = coalesce(new.purpose, '') || char(10) || coalesce(new.cadence, '') || char(10) || coalesce(new.audience, '') || char(10) || coalesce(new.place, '') || char(10) || coalesce(new.tone, ''), spaced = NULL WHERE tbl = 'channel' AND uid = new.id;
END;

CREATE TRIGGER channel_search_d AFTER DELETE ON channel BEGIN
    DELETE FROM search_entry WHERE tbl = 'channel' AND uid = old.id;
END;

CREATE TRIGGER community_search_i AFTER INSERT ON community BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('community', new.id, new.id, coalesce(new.name, ''), coalesce(new.short_name, '') || char(10) || coalesce(new.purpose, '') || char(10) || coalesce(new.domain, '') || char(10) || coalesce(new.vision, '') || char(10) || coalesce(new.audience, '') || char(10) || coalesce(new.partners, '') || char(10) || coalesce(new.goals, ''));
END;

CREATE TRIGGER community_search_u AFTER UPDATE OF audience, domain, goals, name, partners, purpose, short_name, vision ON community BEGIN
    UPDATE search_entry SET community_id = new.id, title = coalesce(new.name, ''),
    body = coalesce(new.short_name, '') || char(10) || coalesce(new.purpose, '') || char(10) || coalesce(new.domain, '') || char(10) || coalesce(new.vision, '') || char(10) || coalesce(new.audience, '') || char(10) || coalesce(new.partners, '') || char(10) || coalesce(new.goals, ''), spaced = NULL WHERE tbl = 'community' AND uid = new.id;
END;

CREATE TRIGGER community_search_d AFTER DELETE ON community BEGIN
    DELETE FROM search_entry WHERE tbl = 'community' AND uid = old.id;
END;

CREATE TRIGGER initiative_search_i AFTER INSERT ON initiative BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('initiative', new.id, NULL, coalesce(new.name, ''), coalesce(new.vision, '') || char(10) || coalesce(new.principles, ''));
END;

CREATE TRIGGER initiative_search_u AFTER UPDATE OF name, principles, vision ON initiative BEGIN
    UPDATE search_entry SET community_id = NULL, title = coalesce(new.name, ''),
    body = coalesce(new.vision, '') || char(10) || coalesce(new.principles, ''), spaced = NULL WHERE tbl = 'initiative' AND uid = new.id;
END;

CREATE TRIGGER initiative_search_d AFTER DELETE ON initiative BEGIN
    DELETE FROM search_entry WHERE tbl = 'initiative' AND uid = old.id;
END;

CREATE TRIGGER material_search_i AFTER INSERT ON material BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('material', new.id, new.community_id, coalesce(new.item, ''), '');
END;

CREATE TRIGGER material_search_u AFTER UPDATE OF community_id, item ON material BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.item, ''),
    body = '', spaced = NULL WHERE tbl = 'material' AND uid = new.id;
END;

CREATE TRIGGER material_search_d AFTER DELETE ON material BEGIN
    DELETE FROM search_entry WHERE tbl = 'material' AND uid = old.id;
END;

CREATE TRIGGER need_search_i AFTER INSERT ON need BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('need', new.id, new.community_id, coalesce(new.wording, ''), coalesce(new.joint_impact, '') || char(10) || coalesce(new.assets, '') || char(10) || coalesce(new.satisfying, ''));
END;

CREATE TRIGGER need_search_u AFTER UPDATE OF assets, community_id, joint_impact, satisfying, wording ON need BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.wording, ''),
    body = coalesce(new.joint_impact, '') || char(10) || coalesce(new.assets, '') || char(10) || coalesce(new.satisfying, ''), spaced = NULL WHERE tbl = 'need' AND uid = new.id;
END;

CREATE TRIGGER need_search_d AFTER DELETE ON need BEGIN
    DELETE FROM search_entry WHERE tbl = 'need' AND uid = old.id;
END;

CREATE TRIGGER party_search_i AFTER INSERT ON party BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('party', new.id, NULL, coalesce(new.name, ''), coalesce(new.about, ''));
END;

CREATE TRIGGER party_search_u AFTER UPDATE OF about, name ON party BEGIN
    UPDATE search_entry SET community_id = NULL, title = coalesce(new.name, ''),
    body = coalesce(new.about, ''), spaced = NULL WHERE tbl = 'party' AND uid = new.id;
END;

CREATE TRIGGER party_search_d AFTER DELETE ON party BEGIN
    DELETE FROM search_entry WHERE tbl = 'party' AND uid = old.id;
END;

CREATE TRIGGER person_search_i AFTER INSERT ON person BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('person', new.id, NULL, coalesce(new.name, ''), coalesce(new.job_title, '') || char(10) || coalesce(new.email, '') || char(10) || coalesce(new.phone, '') || char(10) || coalesce(new.reach_note, ''));
END;

CREATE TRIGGER person_search_u AFTER UPDATE OF email, job_title, name, phone, reach_note ON person BEGIN
    UPDATE search_entry SET community_id = NULL, title = coalesce(new.name, ''),
    body = coalesce(new.job_title, '') || char(10) || coalesce(new.email, '') || char(10) || coalesce(new.phone, '') || char(10) || coalesce(new.reach_note, ''), spaced = NULL WHERE tbl = 'person' AND uid = new.id;
END;

CREATE TRIGGER person_search_d AFTER DELETE ON person BEGIN
    DELETE FROM search_entry WHERE tbl = 'person' AND uid = old.id;
END;

CREATE TRIGGER session_search_i AFTER INSERT ON session BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('session', new.id, new.community_id, coalesce(new.title, ''), coalesce(new.purpose, '') || char(10) || coalesce(new.outcomes, '') || char(10) || coalesce(new.place, '') || char(10) || coalesce(new.summary, '') || char(10) || coalesce(new.plan_note, ''));
END;

CREATE TRIGGER session_search_u AFTER UPDATE OF community_id, outcomes, place, plan_note, purpose, summary, title ON session BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.title, ''),
    body = coalesce(new.purpose, '') || char(10) || coalesce(new.outcomes, '') || char(10) || coalesce(new.place, '') || char(10) || coalesce(new.summary, '') || char(10) || coalesce(new.plan_note, ''), spaced = NULL WHERE tbl = 'session' AND uid = new.id;
END;

CREATE TRIGGER session_search_d AFTER DELETE ON session BEGIN
    DELETE FROM search_entry WHERE tbl = 'session' AND uid = old.id;
END;

CREATE TRIGGER site_search_i AFTER INSERT ON site BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('site', new.id, new.community_id, coalesce(new.serves, ''), coalesce(new.region, '') || char(10) || coalesce(new.strengths, '') || char(10) || coalesce(new.protocols, '') || char(10) || coalesce(new.history, '') || char(10) || coalesce(new.learned, ''));
END;

CREATE TRIGGER site_search_u AFTER UPDATE OF community_id, history, learned, protocols, region, serves, strengths ON site BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.serves, ''),
    body = coalesce(new.region, '') || char(10) || coalesce(new.strengths, '') || char(10) || coalesce(new.protocols, '') || char(10) || coalesce(new.history, '') || char(10) || coalesce(new.learned, ''), spaced = NULL WHERE tbl = 'site' AND uid = new.id;
END;

CREATE TRIGGER site_search_d AFTER DELETE ON site BEGIN
    DELETE FROM search_entry WHERE tbl = 'site' AND uid = old.id;
END;

CREATE TRIGGER ta_engagement_search_i AFTER INSERT ON ta_engagement BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('ta_engagement', new.id, new.community_id, coalesce(new.title, ''), coalesce(new.outcome, '') || char(10) || coalesce(new.scope_in, '') || char(10) || coalesce(new.scope_out, '') || char(10) || coalesce(new.result, ''));
END;

CREATE TRIGGER ta_engagement_search_u AFTER UPDATE OF community_id, outcome, result, scope_in, scope_out, title ON ta_engagement BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.title, ''),
    body = coalesce(new.outcome, '') || char(10) || coalesce(new.scope_in, '') || char(10) || coalesce(new.scope_out, '') || char(10) || coalesce(new.result, ''), spaced = NULL WHERE tbl = 'ta_engagement' AND uid = new.id;
END;

CREATE TRIGGER ta_engagement_search_d AFTER DELETE ON ta_engagement BEGIN
    DELETE FROM search_entry WHERE tbl = 'ta_engagement' AND uid = old.id;
END;

CREATE TRIGGER topic_search_i AFTER INSERT ON topic BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('topic', new.id, NULL, coalesce(new.name, ''), coalesce(new.description, ''));
END;

CREATE TRIGGER topic_search_u AFTER UPDATE OF description, name ON topic BEGIN
    UPDATE search_entry SET community_id = NULL, title = coalesce(new.name, ''),
    body = coalesce(new.description, ''), spaced = NULL WHERE tbl = 'topic' AND uid = new.id;
END;

CREATE TRIGGER topic_search_d AFTER DELETE ON topic BEGIN
    DELETE FROM search_entry WHERE tbl = 'topic' AND uid = old.id;
END;

CREATE TRIGGER transition_search_i AFTER INSERT ON transition BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('transition', new.id, new.community_id, coalesce(new.title, ''), coalesce(new.response, ''));
END;

CREATE TRIGGER transition_search_u AFTER UPDATE OF community_id, response, title ON transition BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.title, ''),
    body = coalesce(new.response, ''), spaced = NULL WHERE tbl = 'transition' AND uid = new.id;
END;

CREATE TRIGGER transition_search_d AFTER DELETE ON transition BEGIN
    DELETE FROM search_entry WHERE tbl = 'transition' AND uid = old.id;
END;

CREATE TRIGGER work_entry_search_i AFTER INSERT ON work_entry BEGIN
    INSERT INTO search_entry (tbl, uid, community_id, title, body)
    VALUES ('work_entry', new.id, new.community_id, coalesce(new.note, ''), '');
END;

CREATE TRIGGER work_entry_search_u AFTER UPDATE OF community_id, note ON work_entry BEGIN
    UPDATE search_entry SET community_id = new.community_id, title = coalesce(new.note, ''),
    body = '', spaced = NULL WHERE tbl = 'work_entry' AND uid = new.id;
END;

CREATE TRIGGER work_entry_search_d AFTER DELETE ON work_entry BEGIN
    DELETE FROM search_entry WHERE tbl = 'work_entry' AND uid = old.id;
END;
