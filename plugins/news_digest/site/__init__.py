"""Article metadata x vocabularies -> what the pages and feeds show. Pure: no Pelican, no clock."""
