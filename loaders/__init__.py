"""From a published document to statements: who is responsible for what, in whose words."""
