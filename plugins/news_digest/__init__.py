"""Raw news documents -> Markdown articles with people and topics: a Pelican plugin."""
