"""Why there is no plan and what would give one; what each limit costs, who rides where, and which site comes first."""

from meetingplan.explain.answer import Answer, Explanation
from meetingplan.explain.questions import Questions, explain

__all__ = ["Answer", "Explanation", "Questions", "explain"]
