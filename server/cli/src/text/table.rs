//! Rows in aligned columns.

/// Lines of aligned columns under their headings. `empty` is what to say when there are no rows.
pub(crate) fn table(headings: &[&str], rows: &[Vec<String>], empty: &str) -> String {
    if rows.is_empty() {
        return empty.to_owned();
    }
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
        cells.chain(headings.get(column).map(|heading| heading.chars().count())).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..headings.len()).map(width).collect();
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let padded: Vec<_> = cells.zip(&widths).map(|(cell, &width)| format!("{cell:width$}")).collect();
        padded.join("  ").trim_end().to_owned()
    };
    let mut lines = vec![line(&mut headings.iter().copied())];
    lines.extend(rows.iter().map(|row| line(&mut row.iter().map(String::as_str))));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_their_headings() {
        let rows = vec![vec!["Anna Müller".to_owned(), "active".to_owned()], vec!["Bo".to_owned(), "left".to_owned()]];
        assert_eq!(
            table(&["NAME", "STATUS"], &rows, ""),
            "NAME         STATUS\nAnna Müller  active\nBo           left"
        );
        assert_eq!(table(&["NAME"], &[], "nobody yet"), "nobody yet");
    }
}
