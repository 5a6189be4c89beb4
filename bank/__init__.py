"""The bank behind the assistant: domain, storage, services. Never imports rasa, aiohttp or torch."""
