-- How the collective's documents are set, where a dossier does not say otherwise.
ALTER TABLE collective ADD COLUMN typography TEXT;
