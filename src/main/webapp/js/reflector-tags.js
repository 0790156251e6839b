/* The tags of a page, in parts, with what a policy says of each, and the box that tries another rule. */
window.ReflectorTags = (function () {
  "use strict";

  var dom = window.ReflectorDom;
  var el = dom.el;
  var code = dom.code;
  var firstSeen = window.ReflectorRows.firstSeen;

  var VERDICTS = {
    picked: "Picked",
    older: "Older",
    filtered: "Does not match the pattern",
    excluded: "On the exclusion list",
    "not-a-version": "No version",
    "out-of-range": "Outside the range",
    prerelease: "Prerelease",
    "not-a-number": "No number",
    "same-key": "Same as another",
    ignored: "Ignored",
    "too-young": "Too young",
    "not-allowed": "Too great a step",
    "lacks-platform": "Lacks a platform",
    "waits-for-group": "Waits for its group",
    held: "Held",
  };

  /* How long a rule waits that was not tried because somebody tries another one, and how often. */
  var RETRY = 3000;
  var RETRIES = 10;

  /* Tags that come in parts, and only those that are looked for. */
  function Tags(root, line, fields, answered) {
    this.body = root.querySelector("[data-tags]").tBodies[0];
    window.ReflectorTable.roles(this.body.parentNode);
    this.body.parentNode.hidden = true;
    this.more = root.querySelector("[data-more]");
    this.shown = root.querySelector("[data-shown]");
    this.line = line;
    this.fields = fields;
    this.answered = answered;
    this.count = 0;
    this.asked = 0;
    this.refused = 0;
    this.part = root.querySelector("[data-part]");
    var self = this;
    var timer;
    this.part.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(function () {
        self.load(false);
      }, 250);
    });
    this.more.addEventListener("click", function () {
      self.load(true);
    });
  }

  Tags.prototype.load = function (further, again) {
    var self = this;
    this.refused = again ? this.refused : 0;
    var asked = ++this.asked;
    var from = further ? this.count : 0;
    return window.ReflectorLive
      .post("tags", Object.assign({ part: this.part.value, from: from }, this.fields()))
      .then(function (answer) {
        if (asked !== self.asked) {
          return;
        }
        if (answer.busy) {
          self.answered(answer);
          self.refused++;
          if (self.refused <= RETRIES) {
            setTimeout(function () {
              if (asked === self.asked) {
                self.load(further, true);
              }
            }, RETRY);
          }
          return;
        }
        var lines = answer.tags.map(self.line);
        lines.forEach(self.label, self);
        if (further) {
          self.body.append.apply(self.body, lines);
        } else {
          self.body.replaceChildren.apply(self.body, lines);
        }
        self.count = from + answer.tags.length;
        self.more.hidden = self.count >= answer.matching;
        self.body.parentNode.hidden = !answer.matching;
        self.shown.textContent = answer.matching
          ? self.count.toLocaleString() + " of " + answer.matching.toLocaleString() + " tags"
          : "No tag matches.";
        if (self.answered) {
          self.answered(answer);
        }
      })
      .catch(dom.complain);
  };

  /* So that a cell is understood where it stands alone, on narrow screens. */
  Tags.prototype.label = function (line) {
    var heads = this.body.parentNode.tHead.rows[0].cells;
    line.setAttribute("role", "row");
    Array.from(line.cells).forEach(function (cell, i) {
      cell.setAttribute("role", "cell");
      cell.dataset.label = heads[i].textContent.trim();
    });
  };

  function tile(count, word, name, pressed, choose) {
    var button = el(
      "button",
      { type: "button", class: "reflector-tile reflector-state--" + name, "aria-pressed": pressed ? "true" : "false" },
      el("span", { class: "reflector-tile__count" }, count.toLocaleString()),
      el("span", { class: "reflector-tile__word" }, name && window.ReflectorRows.WORDS[name] ? dom.symbol(name) : null, word),
    );
    button.addEventListener("click", choose);
    return button;
  }

  /* All tags with what a policy says of them, or what another rule would. */
  function explained(root) {
    var form = root.querySelector("[data-try]");
    var own = root.querySelector("[data-own]");
    var trying = false;
    var verdict = "";
    ["value", "pattern", "extract"].forEach(function (name) {
      form.elements[name].value = root.querySelector("[data-own-" + name + "]").textContent;
    });
    form.elements.kind.value = form.elements.kind.dataset.value;

    var tags = new Tags(
      root,
      function (row) {
        return el(
          "tr",
          { class: row.verdict === "picked" ? "reflector-picked" : null },
          el("td", { class: "reflector-cell-tag" }, code(row.tag), row.key ? el("span", { class: "reflector-faint", title: "What the policy judges" }, " " + row.key) : null),
          el("td", {}, VERDICTS[row.verdict] || row.verdict),
          el("td", {}, row.detail),
          el("td", { class: "reflector-cell-time" }, firstSeen(row)),
        );
      },
      function () {
        var fields = { verdict: verdict };
        if (trying) {
          ["kind", "value", "pattern", "extract"].forEach(function (name) {
            fields[name] = form.elements[name].value;
          });
        }
        return fields;
      },
      function (answer) {
        var text = root.querySelector("[data-answer]");
        text.classList.toggle("reflector-answer--wrong", !answer.ready && !answer.busy);
        if (answer.busy) {
          dom.replace(text, answer.message);
          return;
        }
        dom.replace(
          text,
          trying
            ? answer.picked && answer.ready
              ? ["This rule would pick ", code(answer.picked), ". "]
              : ["This rule would pick nothing: ", answer.message]
            : answer.ready
              ? answer.remark
              : answer.message,
        );
        var all = Object.keys(answer.counts).map(function (name) {
          return tile(answer.counts[name], VERDICTS[name] || name, "", verdict === name, function () {
            verdict = verdict === name ? "" : name;
            tags.load(false);
          });
        });
        dom.replaceButtons(root.querySelector("[data-verdicts]"), all.length > 1 ? all : null);
      },
    );
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      trying = true;
      verdict = "";
      own.hidden = false;
      tags.load(false);
    });
    own.addEventListener("click", function () {
      trying = false;
      verdict = "";
      own.hidden = true;
      form.elements.kind.focus();
      tags.load(false);
    });

    tags.load(false);
    return tags;
  }

  /* All tags of an image repository. */
  function listed(root) {
    return new Tags(
      root,
      function (row) {
        return el(
          "tr",
          {},
          el("td", { class: "reflector-cell-tag" }, code(row.tag)),
          el("td", {}, row.verdict ? VERDICTS.excluded : ""),
          el("td", { class: "reflector-cell-time" }, firstSeen(row)),
        );
      },
      function () {
        return {};
      },
      null,
    );
  }

  return { tile: tile, explained: explained, listed: listed };
})();
