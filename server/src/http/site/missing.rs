//! What stands where a page would be, in a program that was compiled without it.

/// Says which command builds the pages.
pub(super) fn page(what: &str) -> String {
    let what_ru = match what {
        "console" => "консоли",
        "portal" => "портала",
        _ => "страницы подписанта",
    };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Lethe</title>\n\
         <style>body{{font:1rem/1.5 system-ui;max-width:40rem;margin:4rem auto;padding:0 1rem;color-scheme:light dark}}</style>\n\
         <h1>This server was built without its {what}</h1>\n\
         <p>The API and the command line work. Build the pages in the checkout, then the program again:</p>\n\
         <pre>npm --prefix web-admin ci\nnpm --prefix web-admin run build\ncargo build --package lethe-server</pre>\n\
         <div lang=\"ru\">\n<h1>Этот сервер собран без {what_ru}</h1>\n\
         <p>API и командная строка работают. Соберите страницы командами выше и пересоберите программу.</p>\n</div>\n</html>\n"
    )
}
