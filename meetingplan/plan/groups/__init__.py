"""Groups: who rides on which coach."""
