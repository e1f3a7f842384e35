const escapeHtml = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
/** A page to write queries on, without anything loaded from elsewhere. It posts to its path minus `/graphql`. */
export const queryPage = (path) => {
    const endpoint = path.replace(/\/graphql\/?$/, '');
    return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Query ${escapeHtml(endpoint)}</title>
<style>
  body { display: grid; grid: auto 1fr / 1fr 1fr; gap: 1rem; height: 100vh; margin: 0; padding: 1rem;
         box-sizing: border-box; font: 15px/1.5 system-ui, sans-serif; color-scheme: light dark }
  header { grid-column: 1 / 3; display: flex; gap: 1rem; align-items: baseline }
  textarea, pre { margin: 0; padding: 1rem; overflow: auto; border: 1px solid #8886; border-radius: 6px;
                  font: 13px/1.5 ui-monospace, monospace; resize: none }
  form { display: grid; grid: 3fr 1fr / 1fr; gap: 1rem }
</style>
<header>
  <strong>${escapeHtml(endpoint)}</strong>
  <button form="query">Run (Ctrl+Enter)</button>
  <span id="status"></span>
</header>
<form id="query">
  <textarea name="text" aria-label="Query" spellcheck="false">{
  _meta { block { number timestamp } hasIndexingErrors }
}</textarea>
  <textarea name="variables" aria-label="Variables" spellcheck="false">{}</textarea>
</form>
<pre id="answer" aria-live="polite"></pre>
<script>
  const form = document.getElementById('query')
  const show = (status, text) => {
    document.getElementById('status').textContent = status
    document.getElementById('answer').textContent = text
  }
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const started = performance.now()
    try {
      const variables = JSON.parse(form.variables.value || '{}')
      const response = await fetch(location.pathname.replace(/\\/graphql\\/?$/, ''), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: form.text.value, variables }),
      })
      const answer = await response.json()
      show(Math.round(performance.now() - started) + ' ms', JSON.stringify(answer, null, 2))
    } catch (error) {
      show('', String(error))
    }
  })
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  })
</script>
</html>
`;
};
//# sourceMappingURL=queryPage.js.map