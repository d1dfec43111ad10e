"""A scenario folder as a workbook for Excel or WPS, and back; one description of the columns serves both ways."""
