/* Rows of long lists in forms: a row is replaced by the entry's whole form when it is opened. */
(function () {
  "use strict";

  function complain(row, text) {
    var problem = row.querySelector(".reflector-entry__problem") || document.createElement("div");
    problem.className = "reflector-entry__problem";
    problem.setAttribute("role", "alert");
    problem.textContent = text;
    row.append(problem);
  }

  /* What the descriptor of a list answers, as a document with at least one such element; else its sentence is the error. */
  function ask(list, what, fields, element) {
    return fetch(list.dataset.url + "/" + what, {
      method: "POST",
      headers: crumb.wrap({}),
      body: new URLSearchParams(Object.assign({ field: list.dataset.field }, fields)),
      cache: "no-store",
    })
      .then(function (answer) {
        if (answer.ok) {
          return answer.text();
        }
        throw new Error(list.dataset.failed);
      })
      .then(function (html) {
        var answered = new DOMParser().parseFromString(html, "text/html");
        if (answered.querySelector(element)) {
          return answered;
        }
        throw new Error(html);
      });
  }

  /* Asks for what comes in place of a row. */
  function replace(row, what, fields, element, use) {
    var list = row.closest(".reflector-entries");
    if (row.getAttribute("aria-busy")) {
      return;
    }
    row.setAttribute("aria-busy", "true");
    ask(list, what, fields, element)
      .then(use)
      .catch(function (error) {
        complain(row, error instanceof Error && !(error instanceof TypeError) ? error.message : list.dataset.failed);
      })
      .finally(function () {
        row.removeAttribute("aria-busy");
      });
  }

  /* Scripts that are on their way, by address. */
  var coming = {};

  function comes(script) {
    if (!coming[script.src]) {
      coming[script.src] = new Promise(function (done, failed) {
        var own = document.createElement("script");
        own.src = script.src;
        own.onload = done;
        own.onerror = failed;
        document.head.append(own);
      });
    }
    return coming[script.src];
  }

  /* A form may need scripts and styles that nothing else in the page does; scripts come one after the other, as in a page. */
  function loadFor(answered) {
    var there = new Set(
      Array.from(document.querySelectorAll("script[src], link[href]"), function (each) {
        return each.src || each.href;
      }),
    );
    answered.querySelectorAll("link[rel=stylesheet]").forEach(function (link) {
      if (!there.has(link.href)) {
        document.head.append(document.importNode(link));
      }
    });
    return Array.from(answered.querySelectorAll("script[src]")).reduce(function (before, script) {
      return coming[script.src] || !there.has(script.src)
        ? before.then(function () {
            return comes(script);
          })
        : before;
    }, Promise.resolve());
  }

  function draw(row, answered) {
    return loadFor(answered).then(function () {
      if (!row.isConnected) {
        return;
      }
      answered.querySelectorAll("script, link").forEach(function (each) {
        each.remove();
      });
      /* Who went on elsewhere meanwhile is not called back. */
      var here = document.activeElement === document.body || row.closest(".reflector-entries").contains(document.activeElement);
      var form = document.importNode(answered.querySelector(".reflector-entry-form"), true);
      row.replaceWith(form);
      Behaviour.applySubtree(form, true);
      layoutUpdateCallback.call();
      var first = form.querySelector("input:not([type=hidden]), select, textarea");
      if (first && here) {
        first.focus();
      }
    });
  }

  function kept(row) {
    return row.querySelector("input[name=kept]").value;
  }

  function open(row) {
    replace(row, "entry", { key: kept(row) }, ".reflector-entry-form", function (answered) {
      return draw(row, answered);
    });
  }

  function fill(row) {
    replace(row, "newEntry", {}, ".reflector-entry-form", function (answered) {
      return draw(row, answered);
    });
  }

  function showAll(row) {
    replace(row, "entryRows", { kept: kept(row) }, ".reflector-entry", function (answered) {
      var list = row.closest(".reflector-entries");
      var said = row.querySelector(".reflector-entry__all").dataset.shown;
      var chunk = row.closest(".repeated-chunk");
      var container = chunk.parentNode;
      /* Around each row comes what Jenkins has put around this one, with the grip. */
      var chunks = Array.from(answered.querySelectorAll(".reflector-entry"), function (each) {
        var around = chunk.cloneNode(false);
        around.append(chunk.querySelector(".repeated-chunk__header").cloneNode(true), document.importNode(each, true));
        return around;
      });
      chunk.replaceWith.apply(chunk, chunks);
      container.tag.update();
      Behaviour.applySubtree(chunks, true);
      layoutUpdateCallback.call();
      chunks[0].querySelector("button").focus();
      list.querySelector(".reflector-entries__said").textContent = said;
    });
  }

  /* Who works by keyboard goes on at the next row. */
  function remove(button) {
    var chunk = button.closest(".repeated-chunk");
    var next = chunk.nextElementSibling || chunk.previousElementSibling;
    touch();
    repeatableSupport.onDelete(button);
    var near = next && (next.matches("button") ? next : next.querySelector("button"));
    if (near) {
      near.focus();
    }
  }

  function toggle(button) {
    var entry = button.closest(".repeated-chunk") || button.closest("form");
    var show = entry.dataset.reflectorMore !== "shown";
    entry.dataset.reflectorMore = show ? "shown" : "";
    button.setAttribute("aria-expanded", String(show));
    layoutUpdateCallback.call();
  }

  /* Jenkins asks before a changed form is left, but knows only of what was in it at first. */
  function touch() {
    document.querySelector(".reflector-entries > input[type=hidden]").dispatchEvent(new Event("input"));
  }

  function changed(event) {
    if (event.target.closest(".reflector-entry-form")) {
      touch();
    }
  }

  /* One listener for all, since there may be thousands of rows. */
  if (!window.reflectorEntries) {
    window.reflectorEntries = true;
    Behaviour.specify(".reflector-entry--new", "reflector-entries", 0, function (row) {
      if (row.isConnected && !row.closest(".to-be-removed")) {
        fill(row);
      }
    });
    document.addEventListener("input", changed);
    document.addEventListener("change", changed);
    document.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button) {
        return;
      }
      if (button.classList.contains("reflector-entry__open")) {
        open(button.closest(".reflector-entry"));
      } else if (button.classList.contains("reflector-entry__all")) {
        showAll(button.closest(".reflector-entry"));
      } else if (button.classList.contains("reflector-entry__remove")) {
        remove(button);
      } else if (button.classList.contains("reflector-more-button")) {
        toggle(button);
      } else if (!button.classList.contains("ignore-dirty")) {
        changed(event);
      }
    });
  }
})();
