"""Understanding: encoder, language, intent, entities, follow-ups, answers on products."""
