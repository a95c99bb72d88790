"""What is in seeds/ x what was imported before -> what to write; and the account of it.

seeds       what lies in seeds/                adding      what to do about a new document
conversion  one document -> a story, or why    updating    what to do about a known one
matching    whose bytes are known              changing    what to do about other bytes there
recognising whose story is known               planning    all documents -> a plan
plans       the data of planning               applying    writing it, whole files or none
guiding     when something else is stated      reviewing   what waits for an answer
memory      what need not be asked again       account     do the counts add up?
execution   where documents are converted   progress     how far it is, for people
run         one import from seeds/ to report
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
