"""What is in seeds/ x what was imported before -> what to write; and the account of it.

In the order of the data:

run          one import from seeds/ to report: the steps put together
seeds        what lies in seeds/, and what is stated about each document
matching/    which document belongs to what was imported before
conversion   one document -> a story, or why there is none
execution/   where documents are converted, and how far ahead
similarity/  how alike two stories are
deciding/    what becomes of each document: the table of docs/architecture.md
applying     carrying out what was decided
writing      whole files or none
memory       what the next import need not ask again
made_with    which vocabularies articles were made with
account      what became of every document: do the counts add up?
progress     how far it is, for people
"""

from news_digest.importing.account import ImportReport, Outcome, OutcomeKind, check_account
from news_digest.importing.conversion import Converter
from news_digest.importing.execution import Execution
from news_digest.importing.progress import ProgressDisplay
from news_digest.importing.run import ImportPaths, run_import

__all__ = [
    "Converter",
    "Execution",
    "ImportPaths",
    "ImportReport",
    "Outcome",
    "OutcomeKind",
    "ProgressDisplay",
    "check_account",
    "run_import",
]
