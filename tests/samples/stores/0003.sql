UPDATE dossiers SET typography = 'europe', language = 'en';
INSERT INTO dossiers_options (owner, rank, value) VALUES (14, 0, 'renvois');
