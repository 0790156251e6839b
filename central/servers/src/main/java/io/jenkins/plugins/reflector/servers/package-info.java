/** Servers that run inside this process, for the demo and the tests; never part of the plugin. */
package io.jenkins.plugins.reflector.servers;
