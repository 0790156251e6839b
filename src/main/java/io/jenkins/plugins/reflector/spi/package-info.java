/** Where other plugins can listen in. */
package io.jenkins.plugins.reflector.spi;
