from tests.database.fixtures import database_url, engine, opened
from tests.postgres import postgres_server, postgres_url

__all__ = ["database_url", "engine", "opened", "postgres_server", "postgres_url"]
