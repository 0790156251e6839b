/*
 * The tables of the pages below /reflector/: sorted, filtered and shown in parts, with what was chosen in the address, and drawn anew
 * only where a row changed. Made by reflector.js, which says what stands in the cells.
 */
window.ReflectorTable = (function () {
  "use strict";

  var AT_FIRST = 50;
  var MORE = 200;
  var SETTLED = 600;
  var PRERELEASE = /^(?:[._-]?)(?:alpha|beta|rc|pre|preview|dev|snapshot|canary|next|nightly|m\d)/i;

  var collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

  function missing(value) {
    return value === null || value === undefined || value === "";
  }

  /* Tags, so that 1.10 comes after 1.9, and 1.10-rc.1 before 1.10. */
  function compareVersions(a, b) {
    var first = /^(v?[\d.]*\d)(.*)$/i.exec(a) || ["", a, ""];
    var second = /^(v?[\d.]*\d)(.*)$/i.exec(b) || ["", b, ""];
    return (
      collator.compare(first[1].replace(/^v/i, ""), second[1].replace(/^v/i, "")) ||
      PRERELEASE.test(second[2]) - PRERELEASE.test(first[2]) ||
      collator.compare(first[2], second[2])
    );
  }

  function compareValues(a, b) {
    return typeof a === "number" && typeof b === "number" ? a - b : collator.compare(a, b);
  }

  /* Where a table is laid out otherwise, on narrow screens, browsers do not take it for one any more. */
  function roles(table) {
    table.setAttribute("role", "table");
    [table.tHead, table.tBodies[0]].forEach(function (part) {
      part.setAttribute("role", "rowgroup");
    });
    table.tHead.rows[0].setAttribute("role", "row");
    Array.from(table.tHead.rows[0].cells).forEach(function (cell) {
      cell.setAttribute("role", "columnheader");
    });
  }

  /* All texts in a row, however deep. */
  function texts(value, into) {
    if (typeof value === "string") {
      into.push(value);
    } else if (value && typeof value === "object") {
      Object.keys(value).forEach(function (key) {
        if (!/^(id|link|byLink)$/.test(key)) {
          texts(value[key], into);
        }
      });
    }
    return into;
  }

  /*
   * Options: el and say of reflector.js, words (what states are called), columns (what to show and to sort by), sort (how at first), place
   * (name in the address; none: not there), filter (a search field), states (a select of states), many (what the rows are called).
   */
  function Table(table, options) {
    var self = this;
    this.table = table;
    this.body = table.tBodies[0];
    this.options = options;
    this.rows = [];
    this.drawn = new Map();
    this.limit = AT_FIRST;
    this.parts = [];
    this.only = "";
    this.sort = options.sort || null;
    this.cells = Array.from(table.tHead.rows[0].cells);
    roles(table);
    this.readAddress();
    this.headers();
    if (options.filter) {
      options.filter.addEventListener("input", function () {
        self.setParts(options.filter.value);
        self.changed();
      });
    }
    if (options.states) {
      options.states.addEventListener("change", function () {
        self.choose(options.states.value);
      });
    }
    this.foot = this.makeFoot();
    table.after(this.foot);
  }

  Table.prototype.makeFoot = function () {
    var self = this;
    var el = this.options.el;
    this.count = el("span", { class: "reflector-table__count" });
    this.more = el("button", { type: "button", class: "jenkins-button", hidden: "hidden" }, "Show " + MORE + " more");
    this.all = el("button", { type: "button", class: "jenkins-button", hidden: "hidden" }, "Show all");
    this.clear = el("button", { type: "button", class: "jenkins-button", hidden: "hidden" }, "Show those without a filter");
    this.more.addEventListener("click", function () {
      self.further(self.limit + MORE);
    });
    this.all.addEventListener("click", function () {
      self.further(Infinity);
    });
    this.clear.addEventListener("click", function () {
      if (self.options.filter) {
        self.options.filter.value = "";
        self.options.filter.focus();
      }
      self.setParts("");
      self.only = "";
      self.changed();
    });
    return el("div", { class: "reflector-table__foot", hidden: "hidden" }, this.count, this.more, this.all, this.clear);
  };

  /* Shows more rows and goes on with the keyboard at the first of them. */
  Table.prototype.further = function (limit) {
    var before = this.body.rows.length;
    this.limit = limit;
    this.draw();
    this.announce();
    var next = this.body.rows[before];
    var target = next && next.querySelector("a, button, summary");
    if (target) {
      target.focus({ preventScroll: true });
    }
  };

  Table.prototype.headers = function () {
    var self = this;
    var el = this.options.el;
    this.cells.forEach(function (cell) {
      var column = self.options.columns[cell.dataset.key];
      cell.dataset.label = cell.textContent.trim();
      if (!column || !column.sort) {
        return;
      }
      var button = el("button", { type: "button", class: "reflector-sort" }, cell.dataset.label);
      button.addEventListener("click", function () {
        var same = self.sort && self.sort.key === cell.dataset.key;
        self.sort = { key: cell.dataset.key, up: same ? !self.sort.up : !column.newestFirst };
        self.changed();
      });
      cell.replaceChildren(button);
    });
    this.markSort();
  };

  Table.prototype.markSort = function () {
    var sort = this.sort;
    this.cells.forEach(function (cell) {
      if (sort && sort.key === cell.dataset.key) {
        cell.setAttribute("aria-sort", sort.up ? "ascending" : "descending");
      } else {
        cell.removeAttribute("aria-sort");
      }
    });
  };

  Table.prototype.setParts = function (text) {
    this.parts = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  };

  /* Shows only rows in a state; an empty text: all. */
  Table.prototype.choose = function (state) {
    this.only = state;
    this.changed();
  };

  /* After somebody chose something. */
  Table.prototype.changed = function () {
    this.limit = AT_FIRST;
    this.markSort();
    this.writeAddress();
    this.draw();
    this.announce();
    if (this.options.chosen) {
      this.options.chosen();
    }
  };

  Table.prototype.announce = function () {
    var self = this;
    clearTimeout(this.announcing);
    this.announcing = setTimeout(function () {
      self.options.say(self.counted());
    }, SETTLED);
  };

  Table.prototype.counted = function () {
    var shown = this.body.rows.length.toLocaleString();
    var matching = this.matching.toLocaleString();
    var all = this.rows.length.toLocaleString();
    var many = this.options.many || "rows";
    if (this.matching === this.rows.length) {
      return shown === all ? all + " " + many : shown + " of " + all + " " + many + " are shown";
    }
    return matching + " of " + all + " " + many + " match" + (shown === matching ? "" : ", " + shown + " are shown");
  };

  Table.prototype.readAddress = function () {
    if (!this.options.place) {
      return;
    }
    var address = new URLSearchParams(location.search);
    var text = address.get(this.options.place) || "";
    var state = address.get(this.options.place + ".state") || "";
    var sort = /^(-?)(\w+)$/.exec(address.get(this.options.place + ".sort") || "");
    if (text && this.options.filter) {
      this.options.filter.value = text;
      this.setParts(text);
    }
    if (Object.prototype.hasOwnProperty.call(this.options.words, state)) {
      this.only = state;
    }
    var column = sort && Object.prototype.hasOwnProperty.call(this.options.columns, sort[2]) && this.options.columns[sort[2]];
    if (column && column.sort) {
      this.sort = { key: sort[2], up: !sort[1] };
    }
  };

  Table.prototype.writeAddress = function () {
    var place = this.options.place;
    if (!place) {
      return;
    }
    var address = new URL(location.href);
    var first = this.options.sort;
    function put(name, value) {
      if (value) {
        address.searchParams.set(name, value);
      } else {
        address.searchParams.delete(name);
      }
    }
    put(place, this.options.filter ? this.options.filter.value.trim() : "");
    put(place + ".state", this.only);
    var usual = this.sort && first && this.sort.key === first.key && this.sort.up === first.up;
    put(place + ".sort", this.sort && !usual ? (this.sort.up ? "" : "-") + this.sort.key : "");
    history.replaceState(history.state, "", address);
  };

  Table.prototype.show = function (rows) {
    var known = new Map();
    this.rows.forEach(function (each) {
      known.set(each.row, each);
    });
    this.rows = rows.map(function (row) {
      return known.get(row) || { row: row, json: null, text: null };
    });
    this.draw();
  };

  Table.prototype.text = function (each) {
    if (each.text === null) {
      each.text = (texts(each.row, []).join(" ") + " " + (this.options.words[each.row.state] || "")).toLowerCase();
    }
    return each.text;
  };

  function json(each) {
    if (each.json === null) {
      each.json = JSON.stringify(each.row);
    }
    return each.json;
  }

  Table.prototype.matches = function (each) {
    if (this.only && each.row.state !== this.only) {
      return false;
    }
    var text = this.parts.length ? this.text(each) : "";
    return this.parts.every(function (part) {
      return text.indexOf(part) >= 0;
    });
  };

  Table.prototype.sorted = function (rows) {
    if (!this.sort) {
      return rows;
    }
    var column = this.options.columns[this.sort.key];
    var compare = column.versions ? compareVersions : compareValues;
    var sign = this.sort.up ? 1 : -1;
    return rows
      .map(function (each) {
        return { each: each, value: column.sort(each.row) };
      })
      .sort(function (a, b) {
        // What is not known comes last, whichever way.
        if (missing(a.value) || missing(b.value)) {
          return missing(a.value) - missing(b.value) || collator.compare(a.each.row.id, b.each.row.id);
        }
        return sign * compare(a.value, b.value) || collator.compare(a.each.row.id, b.each.row.id);
      })
      .map(function (pair) {
        return pair.each;
      });
  };

  Table.prototype.draw = function () {
    var self = this;
    var matching = this.rows.filter(this.matches, this);
    this.matching = matching.length;
    var shown = this.sorted(matching).slice(0, this.limit);
    var focus = this.focused();
    var kept = new Map();
    var before = null;
    shown.forEach(function (each) {
      var known = self.drawn.get(each.row.id);
      if (!known || (known.each !== each && json(known.each) !== json(each))) {
        var line = self.line(each.row);
        if (known) {
          known.line.replaceWith(line);
          if (!document.hidden) {
            line.classList.add("reflector-changed");
          }
        }
        known = { line: line };
      }
      known.each = each;
      kept.set(each.row.id, known);
      var wanted = before ? before.nextSibling : self.body.firstChild;
      if (wanted !== known.line) {
        self.body.insertBefore(known.line, wanted);
      }
      before = known.line;
    });
    while (before ? before.nextSibling : this.body.firstChild) {
      (before ? before.nextSibling : this.body.firstChild).remove();
    }
    this.drawn = kept;
    this.keepFocus(focus);
    this.showFoot();
    this.showStates();
  };

  Table.prototype.showFoot = function () {
    var filtered = this.parts.length > 0 || this.only !== "";
    var left = this.matching - this.body.rows.length;
    this.table.hidden = this.matching === 0;
    this.foot.hidden = this.rows.length === 0 || (left === 0 && !filtered);
    this.count.textContent = this.matching === 0 ? "None of the " + this.rows.length.toLocaleString() + " " + (this.options.many || "rows") + " matches." : this.counted() + ".";
    this.more.hidden = left <= MORE;
    this.all.hidden = left <= 0;
    this.all.textContent = "Show all " + this.matching.toLocaleString();
    this.clear.hidden = !filtered;
  };

  /* Offers the states that there are. */
  Table.prototype.showStates = function () {
    var select = this.options.states;
    if (!select) {
      return;
    }
    var self = this;
    var el = this.options.el;
    var there = new Set(
      this.rows.map(function (each) {
        return each.row.state;
      }),
    );
    there.add(this.only);
    var names = Object.keys(this.options.words).filter(function (name) {
      return there.has(name);
    });
    if (names.join() !== this.offered) {
      this.offered = names.join();
      select.replaceChildren(
        el("option", { value: "" }, "Any state"),
        ...names.map(function (name) {
          return el("option", { value: name }, self.options.words[name]);
        }),
      );
    }
    select.value = this.only;
    select.hidden = names.length < 2 && !this.only;
  };

  /* Where the keyboard is: the row, and the how manieth thing in it. */
  Table.prototype.focused = function () {
    var line = document.activeElement && document.activeElement.closest("tr");
    if (!line || line.parentNode !== this.body) {
      return null;
    }
    var id = null;
    this.drawn.forEach(function (known, key) {
      if (known.line === line) {
        id = key;
      }
    });
    return { id: id, at: Array.from(line.querySelectorAll("a, button, summary")).indexOf(document.activeElement) };
  };

  Table.prototype.keepFocus = function (focus) {
    var known = focus && this.drawn.get(focus.id);
    var target = known && known.line.querySelectorAll("a, button, summary")[focus.at];
    if (target && target !== document.activeElement) {
      target.focus({ preventScroll: true });
    }
  };

  Table.prototype.line = function (row) {
    var self = this;
    var el = this.options.el;
    return el(
      "tr",
      { role: "row" },
      this.cells.map(function (cell) {
        var column = self.options.columns[cell.dataset.key];
        return el("td", { role: "cell", class: column.cell || null, "data-label": cell.dataset.label }, column.show(row));
      }),
    );
  };

  /* What a page knows, after an answer with changes only (see LastAnswers). Rows that did not change stay the same objects. */
  function merge(known, answer) {
    if (!answer.since) {
      return answer.value;
    }
    var now = Object.assign({}, known, answer.value);
    Object.keys(answer.rows).forEach(function (name) {
      var rows = new Map();
      known[name].forEach(function (row) {
        rows.set(row.id, row);
      });
      answer.rows[name].changed.forEach(function (row) {
        rows.set(row.id, row);
      });
      var ids = answer.rows[name].ids || Array.from(rows.keys());
      now[name] = ids.map(function (id) {
        return rows.get(id);
      });
    });
    return now;
  }

  return { Table: Table, compareVersions: compareVersions, merge: merge, roles: roles };
})();
