"""From lines to the parts of a document: notice shell, title, headings, themes, furniture."""
