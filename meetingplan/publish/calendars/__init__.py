"""Calendars, and what becomes of them: files, invitations by mail, a server."""
