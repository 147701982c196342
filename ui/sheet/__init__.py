"""正文: the plan as one sheet that is written on."""
