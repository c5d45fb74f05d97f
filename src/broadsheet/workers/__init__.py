"""Workers: who does the work; the steps are the same functions everywhere."""
