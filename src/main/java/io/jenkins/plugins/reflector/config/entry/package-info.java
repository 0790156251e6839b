/** Lists of forms that may be long: each entry is a row until it is opened, and what was not opened stays as it is. */
package io.jenkins.plugins.reflector.config.entry;
