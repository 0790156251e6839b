/** How a server is reached: whom to trust, with which certificate, through which proxy. */
package io.jenkins.plugins.reflector.engine.registry.connection;
