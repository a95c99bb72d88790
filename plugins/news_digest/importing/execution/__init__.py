"""Where documents are converted: here, in processes beside this one, or on a Dask cluster.

tasks        what travels to a worker, and what comes back
processes    workers on this machine
cluster      workers of a Dask cluster
ahead        conversions under way while earlier ones are planned with
choice       which of these, for how many documents
"""

from news_digest.importing.execution.choice import Execution

__all__ = ["Execution"]
