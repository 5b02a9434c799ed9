document.title = "A console";
