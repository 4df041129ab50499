'use strict';
(function () {
  var root = document.documentElement;

  function stored(value) {
    try {
      if (value) localStorage.setItem('weft-theme', value);
      return localStorage.getItem('weft-theme');
    } catch (e) {
      return null;
    }
  }

  function isDark() {
    var chosen = root.getAttribute('data-theme');
    return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  }

  function themes() {
    var chosen = stored();
    if (chosen === 'dark' || chosen === 'light') root.setAttribute('data-theme', chosen);
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'theme';
    function say() { button.textContent = isDark() ? 'Light colours' : 'Dark colours'; }
    button.addEventListener('click', function () {
      var next = isDark() ? 'light' : 'dark';
      root.setAttribute('data-theme', next);
      stored(next);
      say();
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', say);
    say();
    var header = document.querySelector('header');
    header.insertBefore(button, header.firstChild);
  }

  function number(text) {
    return text === '' ? NaN : Number(text.replace(/^< |,| %$/g, ''));
  }

  function compare(one, other) {
    var a = number(one), b = number(other);
    if (!isNaN(a) && !isNaN(b)) return a - b;
    return one < other ? -1 : one > other ? 1 : 0;
  }

  function sort(table, heads, index) {
    var head = heads[index];
    var down = head.getAttribute('aria-sort') === 'ascending';
    heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    var body = table.tBodies[0];
    var keyed = Array.from(body.rows, function (row, place) {
      return { row: row, key: row.cells[index].textContent, place: place };
    });
    keyed.sort(function (a, b) {
      if (a.key === '' || b.key === '') {
        if (a.key !== b.key) return a.key === '' ? 1 : -1;
      }
      return (down ? compare(b.key, a.key) : compare(a.key, b.key)) || a.place - b.place;
    });
    var sorted = document.createDocumentFragment();
    keyed.forEach(function (each) { sorted.appendChild(each.row); });
    body.appendChild(sorted);
  }

  function aligned(table) {
    var first = table.tBodies[0].rows[0].cells;
    Array.from(table.tHead.rows[0].cells).forEach(function (head, index) {
      if (first[index].classList.contains('n')) head.classList.add('n');
    });
  }

  function sortable(table) {
    var heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach(function (head, index) {
      var button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      button.addEventListener('click', function () { sort(table, heads, index); });
      head.textContent = '';
      head.appendChild(button);
    });
  }

  function filterable(table) {
    var box = document.createElement('div');
    box.className = 'filter';
    var label = document.createElement('label');
    label.textContent = 'Filter these rows';
    var input = document.createElement('input');
    input.type = 'search';
    label.appendChild(input);
    var said = document.createElement('span');
    said.setAttribute('role', 'status');
    box.appendChild(label);
    box.appendChild(said);
    input.addEventListener('input', function () {
      var wanted = input.value.toLowerCase();
      var rows = table.tBodies[0].rows, shown = 0;
      for (var i = 0; i < rows.length; i++) {
        var hit = rows[i].textContent.toLowerCase().indexOf(wanted) >= 0;
        rows[i].hidden = !hit;
        if (hit) shown++;
      }
      said.textContent = wanted === '' ? '' : shown + ' of ' + rows.length + ' rows shown';
    });
    var scroll = table.parentNode;
    scroll.parentNode.insertBefore(box, scroll);
  }

  function open() {
    var id = location.hash.slice(1);
    var section = id && document.getElementById(id);
    var rows = section && section.querySelector(':scope > details.rows');
    if (rows) rows.open = true;
  }

  var closed = [];
  addEventListener('beforeprint', function () {
    closed = Array.from(document.querySelectorAll('details.rows:not([open]), .finding details:not([open])'));
    closed.forEach(function (each) { each.open = true; });
  });
  addEventListener('afterprint', function () {
    closed.forEach(function (each) { each.open = false; });
  });
  addEventListener('hashchange', open);

  themes();
  document.querySelectorAll('table.data').forEach(function (table) {
    aligned(table);
    if (table.tBodies[0].rows.length > 40) table.parentNode.parentNode.classList.add('long');
    if (table.tBodies[0].rows.length > 1) {
      sortable(table);
      filterable(table);
    }
  });
  open();
})();
