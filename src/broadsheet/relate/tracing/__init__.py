"""Who has a report from whom: origins."""
