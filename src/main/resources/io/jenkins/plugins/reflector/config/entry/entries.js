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

  function fetchForm(list, key) {
    return fetch(list.dataset.url, {
      method: "POST",
      headers: crumb.wrap({}),
      body: new URLSearchParams({ field: list.dataset.field, key: key }),
      cache: "no-store",
    }).then(function (answer) {
      if (answer.ok) {
        return answer.text();
      }
      throw new Error(list.dataset.failed);
    });
  }

  /* The scripts and styles are in the page already, for the form of a new entry. */
  function draw(row, html) {
    var fetched = new DOMParser().parseFromString(html, "text/html").querySelector(".reflector-entry-form");
    if (!fetched) {
      /* A sentence: the entry is no longer there. */
      complain(row, html);
      return;
    }
    fetched.querySelectorAll("script, link").forEach(function (each) {
      each.remove();
    });
    var form = document.importNode(fetched, true);
    row.replaceWith(form);
    Behaviour.applySubtree(form, true);
    layoutUpdateCallback.call();
    var first = form.querySelector("input:not([type=hidden]), select, textarea");
    if (first) {
      first.focus();
    }
  }

  function open(row) {
    var list = row.closest(".reflector-entries");
    if (row.getAttribute("aria-busy")) {
      return;
    }
    row.setAttribute("aria-busy", "true");
    fetchForm(list, row.querySelector("input[name=kept]").value)
      .then(
        function (html) {
          draw(row, html);
        },
        function (error) {
          complain(row, error instanceof TypeError ? list.dataset.failed : error.message);
        },
      )
      .finally(function () {
        row.removeAttribute("aria-busy");
      });
  }

  /* Who works by keyboard goes on at the next row. */
  function remove(button) {
    var chunk = button.closest(".repeated-chunk");
    var next = chunk.nextElementSibling || chunk.previousElementSibling;
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
  function changed(event) {
    var form = event.target.closest(".reflector-entry-form");
    if (form) {
      form.closest(".reflector-entries").querySelector("input[type=hidden]").dispatchEvent(new Event("input"));
    }
  }

  /* One listener for all, since there may be thousands of rows. */
  if (!window.reflectorEntries) {
    window.reflectorEntries = true;
    document.addEventListener("input", changed);
    document.addEventListener("change", changed);
    document.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button) {
        return;
      }
      if (button.classList.contains("reflector-entry__open")) {
        open(button.closest(".reflector-entry"));
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
