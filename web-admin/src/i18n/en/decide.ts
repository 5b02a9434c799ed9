// The way to the approver's page.
export default {
  "decide": "Decide",
  "halt": "HALT everything pending",
  "halt.title": "HALT",
  "halt.what_one": "One approver’s touch on the approver page vetoes everything that was issued before this moment. {{count}} command waits now.",
  "halt.what_other": "One approver’s touch on the approver page vetoes everything that was issued before this moment. {{count}} commands wait now.",
  "halt.devices": "Devices that have not begun refuse these orders. A device that has accepted one has already begun.",
  "halt.again": "New requests for the same take one person more.",
  "halt.locks": "Locks stay: HALT lowers no protection.",
  "halt.open": "Open the approver page",
  "failed": "The approver page could not be opened",
  "blocked": "The browser opened no tab.",
  "blocked.link": "Open the approver page (this link works once)",
};
