-- Made from db/migrations/ by `python -m briefing_app.storage.file.schema`, for reading only.

CREATE TABLE store_info (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    format TEXT NOT NULL,
    created TEXT NOT NULL
, begun INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    UNIQUE (kind, key)
) STRICT;

CREATE TABLE refs (
    ref TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    number INTEGER NOT NULL,
    UNIQUE (kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE operations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE TABLE changes (
    operation INTEGER NOT NULL REFERENCES operations (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (operation, kind, key)
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (title, body, tokenize = "unicode61 remove_diacritics 2");

CREATE TABLE collective (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    name TEXT,
    short TEXT,
    presentation TEXT,
    address TEXT,
    place TEXT,
    signatory TEXT
, typography TEXT) STRICT;

CREATE TABLE themes (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    family TEXT NOT NULL,
    position INTEGER
) STRICT;

CREATE TABLE themes_keywords (
    owner INTEGER NOT NULL REFERENCES themes (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE acronyms (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE organisations (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    short TEXT,
    kind TEXT NOT NULL,
    address TEXT
) STRICT;

CREATE TABLE organisations_succeeds (
    owner INTEGER NOT NULL REFERENCES organisations (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    title TEXT,
    function TEXT,
    organisation TEXT REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    email TEXT,
    phone TEXT,
    note TEXT
) STRICT;

CREATE TABLE plans (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    start TEXT,
    "end" TEXT
) STRICT;

CREATE TABLE versions (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    plan TEXT NOT NULL REFERENCES plans (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    date TEXT
) STRICT;

CREATE TABLE versions_chapters (
    owner INTEGER NOT NULL REFERENCES versions (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    title TEXT NOT NULL,
    constat TEXT,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE measures (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    version TEXT NOT NULL REFERENCES versions (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    chapter TEXT,
    text TEXT,
    responsible TEXT,
    partners TEXT,
    instrument TEXT,
    deadline TEXT,
    state_says TEXT,
    evaluator_says TEXT,
    verdict TEXT
, source_document TEXT, source_page INTEGER, source_passage TEXT) STRICT;

CREATE TABLE measures_themes (
    owner INTEGER NOT NULL REFERENCES measures (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES themes (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE measures_continues (
    owner INTEGER NOT NULL REFERENCES measures (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES measures (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE meetings (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    date TEXT,
    start TEXT,
    "end" TEXT,
    place TEXT,
    interlocutor TEXT REFERENCES people (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    state TEXT NOT NULL,
    context TEXT,
    synthesis TEXT,
    diffusion TEXT NOT NULL
) STRICT;

CREATE TABLE meetings_institutions (
    owner INTEGER NOT NULL REFERENCES meetings (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE meetings_agenda (
    owner INTEGER NOT NULL REFERENCES meetings (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE meetings_annexes (
    owner INTEGER NOT NULL REFERENCES meetings (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE meetings_participants (
    owner INTEGER NOT NULL REFERENCES meetings (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    person TEXT REFERENCES people (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    label TEXT,
    side TEXT NOT NULL,
    function TEXT,
    organisation TEXT REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    excused INTEGER NOT NULL CHECK (excused IN (0, 1)),
    reason TEXT,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE meetings_upcoming (
    owner INTEGER NOT NULL REFERENCES meetings (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    date TEXT,
    text TEXT NOT NULL,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE constats (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    ref TEXT NOT NULL UNIQUE REFERENCES refs (ref) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    heading TEXT,
    cite_sources INTEGER NOT NULL CHECK (cite_sources IN (0, 1)),
    territory TEXT,
    period TEXT,
    observed TEXT,
    evidence TEXT,
    status TEXT NOT NULL,
    validation TEXT NOT NULL,
    diffusion TEXT NOT NULL,
    note TEXT,
    source_document TEXT,
    source_page INTEGER,
    source_passage TEXT
) STRICT;

CREATE TABLE constats_themes (
    owner INTEGER NOT NULL REFERENCES constats (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES themes (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE constats_organisations (
    owner INTEGER NOT NULL REFERENCES constats (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE constats_measures (
    owner INTEGER NOT NULL REFERENCES constats (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES measures (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE recommendations (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    ref TEXT NOT NULL UNIQUE REFERENCES refs (ref) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    parent TEXT REFERENCES recommendations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    position INTEGER,
    audience_group TEXT,
    status TEXT NOT NULL,
    validation TEXT NOT NULL,
    diffusion TEXT NOT NULL,
    note TEXT,
    source_document TEXT,
    source_page INTEGER,
    source_passage TEXT
) STRICT;

CREATE TABLE recommendations_themes (
    owner INTEGER NOT NULL REFERENCES recommendations (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES themes (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE recommendations_measures (
    owner INTEGER NOT NULL REFERENCES recommendations (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES measures (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE recommendations_answers (
    owner INTEGER NOT NULL REFERENCES recommendations (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES constats (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE recommendations_addressed_to (
    owner INTEGER NOT NULL REFERENCES recommendations (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE recommendations_organisations (
    owner INTEGER NOT NULL REFERENCES recommendations (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE recommendations_carried (
    owner INTEGER NOT NULL REFERENCES recommendations (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    meeting TEXT NOT NULL REFERENCES meetings (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    stance TEXT NOT NULL,
    answer TEXT,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE proposals (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    ref TEXT NOT NULL UNIQUE REFERENCES refs (ref) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    measure TEXT NOT NULL REFERENCES measures (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    text TEXT,
    old TEXT,
    new TEXT,
    outcome TEXT NOT NULL,
    diffusion TEXT NOT NULL,
    note TEXT,
    source_document TEXT,
    source_page INTEGER,
    source_passage TEXT
) STRICT;

CREATE TABLE proposals_themes (
    owner INTEGER NOT NULL REFERENCES proposals (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES themes (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE proposals_organisations (
    owner INTEGER NOT NULL REFERENCES proposals (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE commitments (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    ref TEXT NOT NULL UNIQUE REFERENCES refs (ref) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    meeting TEXT REFERENCES meetings (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    "by" TEXT REFERENCES people (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    institution TEXT REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    due TEXT,
    due_text TEXT,
    firmness TEXT,
    status TEXT NOT NULL,
    diffusion TEXT NOT NULL,
    note TEXT,
    source_document TEXT,
    source_page INTEGER,
    source_passage TEXT
) STRICT;

CREATE TABLE commitments_themes (
    owner INTEGER NOT NULL REFERENCES commitments (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES themes (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE commitments_measures (
    owner INTEGER NOT NULL REFERENCES commitments (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES measures (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE commitments_recommendations (
    owner INTEGER NOT NULL REFERENCES commitments (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES recommendations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE commitments_owners (
    owner INTEGER NOT NULL REFERENCES commitments (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE commitments_status_history (
    owner INTEGER NOT NULL REFERENCES commitments (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    date TEXT,
    status TEXT NOT NULL,
    meeting TEXT REFERENCES meetings (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE commitments_notes (
    owner INTEGER NOT NULL REFERENCES commitments (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    date TEXT,
    text TEXT NOT NULL,
    evidence TEXT,
    organisation TEXT REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    diffusion TEXT NOT NULL,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE interventions (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    meeting TEXT NOT NULL REFERENCES meetings (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    position INTEGER,
    person TEXT REFERENCES people (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    organisation TEXT REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    label TEXT,
    text TEXT NOT NULL,
    answers TEXT REFERENCES interventions (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    diffusion TEXT NOT NULL
, source_document TEXT, source_page INTEGER, source_passage TEXT) STRICT;

CREATE TABLE dossiers (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    meeting TEXT NOT NULL REFERENCES meetings (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    audience TEXT NOT NULL,
    numbering TEXT NOT NULL,
    previous TEXT REFERENCES dossiers (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
, typography TEXT, language TEXT) STRICT;

CREATE TABLE dossiers_themes (
    owner INTEGER NOT NULL REFERENCES dossiers (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    target TEXT NOT NULL REFERENCES themes (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE dossiers_sections (
    owner INTEGER NOT NULL REFERENCES dossiers (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE dossiers_items (
    owner INTEGER NOT NULL REFERENCES dossiers (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    included INTEGER NOT NULL CHECK (included IN (0, 1)),
    wording TEXT,
    position INTEGER,
    PRIMARY KEY (owner, rank),
    FOREIGN KEY (kind, key) REFERENCES items (kind, key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE dossiers_asks (
    owner INTEGER NOT NULL REFERENCES dossiers (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE dossiers_points (
    owner INTEGER NOT NULL REFERENCES dossiers (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    theme TEXT REFERENCES themes (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    ask TEXT,
    argument TEXT,
    figure TEXT,
    speaker TEXT REFERENCES people (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    objection TEXT,
    answer TEXT,
    avoid TEXT,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    content TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE dossiers_options (
    owner INTEGER NOT NULL REFERENCES dossiers (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE rounds (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    date TEXT,
    reply_by TEXT,
    audience TEXT NOT NULL
) STRICT;

CREATE TABLE rounds_sent (
    owner INTEGER NOT NULL REFERENCES rounds (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    "column" TEXT NOT NULL,
    value TEXT,
    organisation TEXT REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank),
    FOREIGN KEY (kind, key) REFERENCES items (kind, key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE grids (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    round TEXT REFERENCES rounds (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    organisation TEXT REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    document TEXT NOT NULL,
    rows INTEGER
) STRICT;

CREATE TABLE grids_returns (
    owner INTEGER NOT NULL REFERENCES grids (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    organisation TEXT REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    date TEXT,
    document TEXT NOT NULL,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE grids_received (
    owner INTEGER NOT NULL REFERENCES grids (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    "column" TEXT NOT NULL,
    value TEXT,
    organisation TEXT REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, rank),
    FOREIGN KEY (kind, key) REFERENCES items (kind, key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE letterhead (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE productions (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    meeting TEXT NOT NULL,
    recipient TEXT NOT NULL,
    audience TEXT NOT NULL,
    produced TEXT NOT NULL,
    at TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    content TEXT,
    sent_name TEXT,
    sent BLOB
) STRICT;

CREATE TABLE productions_items (
    production INTEGER NOT NULL REFERENCES productions (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (production, kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    date TEXT,
    imported TEXT,
    fingerprint TEXT
) STRICT;

CREATE TABLE originals (
    document TEXT PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE attachments (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    item TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER,
    date TEXT,
    fingerprint TEXT NOT NULL,
    FOREIGN KEY (kind, item) REFERENCES items (kind, key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE attached_files (
    fingerprint TEXT PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE unfinished (place BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE recommendations_notes (
    owner INTEGER NOT NULL REFERENCES recommendations (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    date TEXT,
    text TEXT NOT NULL,
    evidence TEXT,
    organisation TEXT REFERENCES organisations (key) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    diffusion TEXT NOT NULL,
    PRIMARY KEY (owner, rank)
) STRICT, WITHOUT ROWID;

CREATE INDEX refs_number_index ON refs (kind, number);

CREATE INDEX changes_item_index ON changes (kind, key);

CREATE INDEX organisations_succeeds_index ON organisations_succeeds (target);

CREATE INDEX people_organisation_index ON people (organisation);

CREATE INDEX versions_plan_index ON versions (plan);

CREATE INDEX measures_version_index ON measures (version);

CREATE INDEX measures_themes_index ON measures_themes (target);

CREATE INDEX measures_continues_index ON measures_continues (target);

CREATE INDEX meetings_interlocutor_index ON meetings (interlocutor);

CREATE INDEX meetings_institutions_index ON meetings_institutions (target);

CREATE INDEX meetings_participants_person_index ON meetings_participants (person);

CREATE INDEX meetings_participants_organisation_index ON meetings_participants (organisation);

CREATE INDEX constats_themes_index ON constats_themes (target);

CREATE INDEX constats_organisations_index ON constats_organisations (target);

CREATE INDEX constats_measures_index ON constats_measures (target);

CREATE INDEX recommendations_parent_index ON recommendations (parent);

CREATE INDEX recommendations_themes_index ON recommendations_themes (target);

CREATE INDEX recommendations_measures_index ON recommendations_measures (target);

CREATE INDEX recommendations_answers_index ON recommendations_answers (target);

CREATE INDEX recommendations_addressed_to_index ON recommendations_addressed_to (target);

CREATE INDEX recommendations_organisations_index ON recommendations_organisations (target);

CREATE INDEX recommendations_carried_meeting_index ON recommendations_carried (meeting);

CREATE INDEX proposals_measure_index ON proposals (measure);

CREATE INDEX proposals_themes_index ON proposals_themes (target);

CREATE INDEX proposals_organisations_index ON proposals_organisations (target);

CREATE INDEX commitments_meeting_index ON commitments (meeting);

CREATE INDEX commitments_by_index ON commitments ("by");

CREATE INDEX commitments_institution_index ON commitments (institution);

CREATE INDEX commitments_themes_index ON commitments_themes (target);

CREATE INDEX commitments_measures_index ON commitments_measures (target);

CREATE INDEX commitments_recommendations_index ON commitments_recommendations (target);

CREATE INDEX commitments_owners_index ON commitments_owners (target);

CREATE INDEX commitments_status_history_meeting_index ON commitments_status_history (meeting);

CREATE INDEX commitments_notes_organisation_index ON commitments_notes (organisation);

CREATE INDEX interventions_meeting_index ON interventions (meeting);

CREATE INDEX interventions_person_index ON interventions (person);

CREATE INDEX interventions_organisation_index ON interventions (organisation);

CREATE INDEX interventions_answers_index ON interventions (answers);

CREATE INDEX dossiers_meeting_index ON dossiers (meeting);

CREATE INDEX dossiers_previous_index ON dossiers (previous);

CREATE INDEX dossiers_themes_index ON dossiers_themes (target);

CREATE INDEX dossiers_items_item_index ON dossiers_items (kind, key);

CREATE INDEX dossiers_points_theme_index ON dossiers_points (theme);

CREATE INDEX dossiers_points_speaker_index ON dossiers_points (speaker);

CREATE INDEX rounds_sent_item_index ON rounds_sent (kind, key);

CREATE INDEX rounds_sent_organisation_index ON rounds_sent (organisation);

CREATE INDEX grids_round_index ON grids (round);

CREATE INDEX grids_organisation_index ON grids (organisation);

CREATE INDEX grids_returns_organisation_index ON grids_returns (organisation);

CREATE INDEX grids_received_item_index ON grids_received (kind, key);

CREATE INDEX grids_received_organisation_index ON grids_received (organisation);

CREATE INDEX productions_items_item ON productions_items (kind, key);

CREATE INDEX attachments_item_index ON attachments (kind, item);

CREATE INDEX recommendations_notes_organisation_index ON recommendations_notes (organisation);
