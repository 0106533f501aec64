INSERT INTO drafts (kind, key, content, at) VALUES
    ('constats', '', '{"text": "Une phrase commencée"}', '2026-01-02T09:00:00+00:00');
