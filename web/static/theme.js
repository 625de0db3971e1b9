// Runs before the first paint, so that a reader who chose dark is not shown white first. A file of its own: the content
// security policy allows no inline script.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is switched off: follow the system.
}
