"""The only public door: customer socket, agents' desk and the pages, on aiohttp.

Never imports rasa or the actions; reaches the engine over HTTP and the business through `bank`.
"""
