"""Settings from the environment, each variable beginning with ZEREN_."""

from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.errors import ZerenError


class SettingsError(ZerenError):
    """A variable that does not hold what it should."""


class Settings(BaseSettings):
    """Where the graph is kept, who asks for it, and where the site is served."""

    model_config = SettingsConfigDict(env_prefix="ZEREN_", env_ignore_empty=True, frozen=True)

    store: str = "sqlite:///zeren.db"
    neo4j_user: str | None = None
    neo4j_password: SecretStr | None = None
    neo4j_password_file: Path | None = None
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)

    def password(self) -> str | None:
        """The Neo4j password, from its variable or else from its file; None where neither is set."""
        if self.neo4j_password is not None:
            return self.neo4j_password.get_secret_value()
        if self.neo4j_password_file is None:
            return None
        try:
            return self.neo4j_password_file.read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(
                f"the password file {str(self.neo4j_password_file)!r} cannot be read",
                where="ZEREN_NEO4J_PASSWORD_FILE",
                advice="Name a text file that this user may read, or set ZEREN_NEO4J_PASSWORD",
            ) from error


def read_settings() -> Settings:
    """The settings of this run. Raises SettingsError, which names the variable and never repeats a value."""
    try:
        return Settings()
    except ValidationError as error:
        # Without the cause: pydantic's message holds the values, the password among them.
        first = error.errors(include_input=False, include_url=False)[0]
        name = "ZEREN_" + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(first["msg"], where=name, advice="Change or unset the variable") from None
