document.title = "A portal";
