/* What the pages below /reflector/ are made of. All texts go into the page as text, never as HTML. */
window.ReflectorDom = (function () {
  "use strict";

  /* An element with attributes and with texts or elements in it. */
  function el(name, attributes) {
    var element = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      if (attributes[key] !== null && attributes[key] !== undefined && attributes[key] !== false) {
        element.setAttribute(key, attributes[key]);
      }
    });
    for (var i = 2; i < arguments.length; i++) {
      add(element, arguments[i]);
    }
    return element;
  }

  function add(element, child) {
    if (child === null || child === undefined) {
      return;
    }
    if (Array.isArray(child)) {
      child.forEach(function (each) {
        add(element, each);
      });
    } else {
      element.append(child);
    }
  }

  function replace(element) {
    element.replaceChildren();
    for (var i = 1; i < arguments.length; i++) {
      add(element, arguments[i]);
    }
  }

  function symbol(name) {
    var found = document.getElementById("reflector-symbols").content.querySelector('[data-symbol="' + name + '"]');
    var clone = found ? found.cloneNode(true) : el("span");
    clone.setAttribute("aria-hidden", "true");
    clone.classList.add("reflector-symbol");
    return clone;
  }

  /* Only addresses of the web become links. */
  function link(address, text, attributes) {
    if (!/^https?:\/\//i.test(address || "")) {
      return el("span", attributes, text);
    }
    return el("a", Object.assign({ href: address, rel: "noopener noreferrer" }, attributes), text);
  }

  var DUE = "due now";
  var relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });

  function ago(millis) {
    var seconds = (millis - Date.now()) / 1000;
    var size = Math.abs(seconds);
    if (size < 45) {
      return seconds > 1 ? "in a moment" : "just now";
    }
    var units = [["minute", 60], ["hour", 3600], ["day", 86400], ["month", 2592000], ["year", 31536000]];
    var unit = units[0];
    units.forEach(function (each) {
      if (size >= each[1]) {
        unit = each;
      }
    });
    return relative.format(Math.round(seconds / unit[1]), unit[0]);
  }

  function time(millis, ifNone) {
    if (millis === null || millis === undefined) {
      return el("span", { class: "reflector-none" }, ifNone || "–");
    }
    var date = new Date(millis);
    return el("time", { datetime: date.toISOString(), title: date.toLocaleString(), "data-time": millis }, ago(millis));
  }

  /* Of what comes next: once that is past, it is due. */
  function coming(millis, ifNone) {
    var element = time(millis, ifNone);
    if (typeof millis === "number") {
      element.dataset.coming = "true";
      element.textContent = millis < Date.now() ? DUE : ago(millis);
    }
    return element;
  }

  function refreshTimes() {
    document.querySelectorAll("time[data-time]").forEach(function (each) {
      var millis = Number(each.dataset.time);
      var text = each.dataset.coming && millis < Date.now() ? DUE : ago(millis);
      if (each.textContent !== text) {
        each.textContent = text;
      }
    });
  }

  /* The name of an image, which goes to the next line after a slash rather than anywhere. */
  function image(text) {
    return (text || "–").split(/(?<=\/)/).map(function (part, i) {
      return i ? [el("wbr"), part] : part;
    });
  }

  function code(text, ifNone) {
    return text ? el("code", { class: "reflector-code" }, text) : el("span", { class: "reflector-none" }, ifNone || "–");
  }

  function shortDigest(digest) {
    return digest ? el("div", { class: "reflector-digest", title: digest }, digest.substring(0, 19) + "…") : null;
  }

  function sayQuietly(text) {
    document.getElementById("reflector-said").textContent = text;
  }

  function say(text) {
    sayQuietly(text);
    if (window.notificationBar) {
      window.notificationBar.show(text, window.notificationBar.SUCCESS);
    }
  }

  function complain(error) {
    if (window.notificationBar) {
      window.notificationBar.show(error.message, window.notificationBar.ERROR);
    }
    document.getElementById("reflector-said").textContent = error.message;
  }

  /* Puts buttons into a place; the keyboard stays at the how manieth it was at. */
  function replaceButtons(place, buttons) {
    var focused = Array.from(place.querySelectorAll("button")).indexOf(document.activeElement);
    replace(place, buttons);
    if (focused >= 0 && buttons && buttons[focused]) {
      buttons[focused].focus({ preventScroll: true });
    }
  }

  return {
    el: el,
    replace: replace,
    replaceButtons: replaceButtons,
    symbol: symbol,
    link: link,
    time: time,
    coming: coming,
    refreshTimes: refreshTimes,
    image: image,
    code: code,
    shortDigest: shortDigest,
    say: say,
    sayQuietly: sayQuietly,
    complain: complain,
  };
})();
