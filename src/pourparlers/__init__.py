"""pourparlers reads news about international crises and keeps their record."""
