"""What is in seeds/ x what was imported before -> what to write; and the account of it."""

from news_digest.importing.account import ImportReport, Outcome, OutcomeKind, check_account
from news_digest.importing.conversion import Converter, Rejected, convert_bytes, convert_seed
from news_digest.importing.run import ImportPaths, run_import
from news_digest.importing.seeds import (
    MAX_BYTES,
    RejectedSeed,
    Seed,
    SeedError,
    SeedListing,
    list_seeds,
    read_seed,
)

__all__ = [
    "MAX_BYTES",
    "Converter",
    "ImportPaths",
    "ImportReport",
    "Outcome",
    "OutcomeKind",
    "Rejected",
    "RejectedSeed",
    "Seed",
    "SeedError",
    "SeedListing",
    "check_account",
    "convert_bytes",
    "convert_seed",
    "list_seeds",
    "read_seed",
    "run_import",
]
