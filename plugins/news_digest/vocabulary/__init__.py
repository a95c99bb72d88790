"""content/curation/*.yml -> `Vocabularies`: people, topics and outlets under stable ids."""
