// node_modules/preact/dist/preact.mjs
var e, t, n, r, i, a, o, s, c, l, u, d = Symbol.for("pv"), f = {}, p = [], m = /^m(i|n|o|s|text|space)$/, h = Array.isArray, g = p.slice, _ = Object.assign;
function v(e) {
	e && e.parentNode && e.remove();
}
function y(e, t, n) {
	var r, i, a, o = {}, s = arguments.length;
	for (a in t) a == "key" ? r = t[a] : a == "ref" && typeof e != "function" ? i = t[a] : o[a] = t[a];
	return s > 2 && (o.children = s > 3 ? g.call(arguments, 2) : n), b(e, o, r, i, null);
}
function b(n, r, i, a, o) {
	var s = {
		type: n,
		props: r,
		key: i,
		ref: a,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: d,
		__v: o || ++t,
		__i: -1,
		__u: 0
	};
	return !o && e.vnode && e.vnode(s), s;
}
function x(e) {
	return e.children;
}
function S(e, t) {
	this.props = e, this.context = t, this.__g = 0;
}
function C(e, t) {
	if (t == null) return e.__ && C(e.__, e.__i + 1);
	for (var n; t < e.__k.length; t++) if ((n = e.__k[t]) && n.__e) return n.__e;
	return typeof e.type != "function" || e.props.__P ? null : C(e);
}
function w(t) {
	var n, r = t.__v, i = r.__e, a = [], o = [], s = t.__P;
	s && ((n = _({ constructor: d }, r)).__v = r.__v + 1, e.vnode && e.vnode(n), re(s, n, r, t.__n, s.namespaceURI, 32 & r.__u ? [i] : null, a, i || C(r), 32 & r.__u, o), n.__v = r.__v, n.__.__k[n.__i] = n, M(a, n, o), r.__ = r.__e = null, n.__e != i && T(n));
}
function T(e) {
	if ((e = e.__) && e.__c && !e.props.__P) return e.__e = null, e.__k.some(function(t) {
		return t && (e.__e = t.__e);
	}), T(e);
}
function E(t) {
	(8 & t.__g || (t.__g |= 8, r.push(t), a++)) && i == e.debounceRendering || ((i = e.debounceRendering) || queueMicrotask)(D);
}
function D() {
	try {
		for (var e, t = 1; r.length;) r.length > t && r.sort(o), e = r.shift(), t = r.length, 8 & e.__g && w(e);
	} finally {
		(a = r.length) && (i || queueMicrotask)(D);
	}
}
function O(e, t, n, r, i, a, o, s, c, l, u) {
	var d, m, h, g, _, v, y = r.__k || p, b = t.length;
	for (c = k(n, t, y, c, b), d = 0; d < b; d++) (h = n.__k[d]) != null && (m = ~h.__i && y[h.__i] || f, h.__i = d, v = re(e, h, m, i, a, o, s, c, l, u), g = h.__e, (m.ref != h.ref || 8 & m.__u) && (m.ref && P(m.ref, null, h, m), h.ref && u.push(h.ref, h.__c || g, h)), _ ||= g, 4 & h.__u ? (c = A(h, c, e, !m.__v), m.__e && (m.__e = null)) : typeof h.type == "function" && v !== void 0 ? c = v : g && (c = g.nextSibling), h.__u &= -21);
	return n.__e = _, c;
}
function k(e, t, n, r, i) {
	var a, o, s, c, l, u, f, p, m, g = n.length, _ = g, v = 0, y = 0, S = e.__k = Array(i);
	for (a = 0; a < i; a++) (o = t[a]) != null && typeof o != "boolean" && typeof o != "function" ? (typeof o != "object" || o.constructor === String ? o = S[a] = b(null, o) : h(o) ? o = S[a] = b(x, { children: o }) : o.constructor === d && o.__b ? o = S[a] = b(o.type, o.props, o.key, o.ref, o.__v) : S[a] = o, c = a + v, o.__ = e, o.__b = e.__b + 1, s = null, ~(l = o.__i = j(o, n, c, _)) && (_--, (s = n[l]) && (s.__u |= 2)), s && s.__v ? (o.__u |= 16, l == c - 1 ? v-- : l == c + 1 ? v++ : l != c && (l > c ? v-- : v++, y = 1)) : (~l || (i > g ? v-- : i < g && v++), typeof o.type != "function" && (o.__u |= 4))) : S[a] = null;
	if (y) {
		for (u = [], f = [], a = 0; a < i; a++) if ((o = S[a]) && 16 & o.__u) {
			for (v = 0, p = u.length; v < p;) u[m = v + p >> 1] < o.__i ? v = m + 1 : p = m;
			u[v] = o.__i, f[a] = v + 1;
		}
		for (v = u.length; a--;) f[a] && (f[a] == v ? v-- : S[a].__u |= 4);
	}
	if (_) for (a = 0; a < g; a++) !(s = n[a]) || 2 & s.__u || (s.__e == r && (r = C(s)), oe(s, s));
	return r;
}
function A(e, t, n, r) {
	var i, a, o, s;
	if (typeof e.type == "function") {
		if (e.props.__P) return t;
		if (i = e.__k) for (a = 0; a < i.length; a++) i[a] && (i[a].__ = e, t = A(i[a], t, n, !1));
		return t;
	}
	for (t && !t.parentNode && (t = C(e)) && !t.parentNode && (t = null), o = e.__e, s = t; s && s.nodeType == 8;) s = s.nextSibling;
	for (o != s && (!r && n.moveBefore && o.parentNode ? n.moveBefore(o, t) : n.insertBefore(o, t || null)), t = o; (t &&= t.nextSibling) && t.nodeType == 8 && !t.data.startsWith("$s"););
	return t;
}
function j(e, t, n, r) {
	var i, a = e.key, o = e.type, s = t[n], c = s && !(2 & s.__u);
	if (s === null && a == null || c && a == s.key && o == s.type) return n;
	if (r > +!!c) {
		for (i = n - 1; i >= 0; i--) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
		for (i = n + 1; i < t.length; i++) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
	}
	return -1;
}
function ee(e, t, n) {
	n ??= "", t[0] == "-" ? e.setProperty(t, n) : e[t] = n;
}
function te(e, t, n, r, i) {
	var a, o;
	if (t == "style") {
		if (typeof n == "string") e.style.cssText = n;
		else {
			if (typeof r == "string" && (e.style.cssText = r = ""), r) for (t in r) n && t in n || ee(e.style, t);
			if (n) for (t in n) r && n[t] == r[t] || ee(e.style, t, n[t]);
		}
	} else if (t[0] == "o" && t[1] == "n") typeof n != "function" && (n = null), typeof r != "function" && (r = null), (e.__e ||= {})[t] = n, n && r || (o = u[t] || (u[t] = ne(t)), (e.__a ||= {})[t] = l, a = t != (t = t.replace(c, "$1")), (t = t.slice(2))[0] < "a" && (t = t.toLowerCase()), n ? e.addEventListener(t, o, a) : e.removeEventListener(t, o, a));
	else {
		if (i == "http://www.w3.org/2000/svg") t = t.replace(/xlink(H|:h)/, "h").replace(/sName$/, "s");
		else if (t != "width" && t != "height" && t != "href" && t != "list" && t != "form" && t != "tabIndex" && t != "download" && t != "rowSpan" && t != "colSpan" && t != "role" && t != "popover" && t in e) try {
			e[t] = n ?? "";
			return;
		} catch {}
		if (typeof n == "function") return;
		n == null || !1 === n && t[4] != "-" ? e.removeAttribute(t) : e.setAttribute(t, t == "popover" && n == 1 ? "" : n);
	}
}
function ne(t) {
	return function(n) {
		var r = this.__e;
		if (r) {
			if (r = r[t], n[s] == null) n[s] = l++;
			else if (n[s] < this.__a[t]) return;
			return r(e.event ? e.event(n) : n);
		}
	};
}
function re(t, n, r, i, a, o, s, c, l, u) {
	var f, m, g, y, b, w, T, E, D, k, A, j, ee, te, ne, re, M, P, I = n.type;
	if (n.constructor !== d) return null;
	128 & r.__u && (l = 32 & r.__u, f = r.__c.__z) && (n.__u |= l, m = o = [], f.nodeType == 8 ? c = ie(f, o) : o.push(f), c = o[0] || c), (f = e.__b) && f(n);
	n: if (typeof I == "function") {
		g = s.length;
		try {
			if (E = n.props, D = (f = I.prototype) && f.render, k = (f = I.contextType) && i[f.__c], A = f ? k ? k.props.value : f.__ : i, (y = r.__c) ? (n.__c = y, 2 & y.__g && (y.__g |= 1)) : (D ? n.__c = y = new I(E, A) : (n.__c = y = new S(E, A), y.constructor = I, y.render = F), k && k.sub(y), y.state || (y.state = {}), y.__n = i, y.__g |= 8, y.__h = [], y.__k = []), D && (y.__s || (y.__s = y.state), I.getDerivedStateFromProps && (y.__s == y.state && (y.__s = _({}, y.__s)), _(y.__s, I.getDerivedStateFromProps(E, y.__s)))), b = y.props, w = y.state, y.__v = n, r.__c) {
				if (E !== b && D && !I.getDerivedStateFromProps && y.componentWillReceiveProps && y.componentWillReceiveProps(E, A), n.__v == r.__v && !(8 & y.__g) || !(4 & y.__g) && y.shouldComponentUpdate && !1 === y.shouldComponentUpdate(E, y.__s, A)) {
					n.__v != r.__v && (y.props = E, y.state = y.__s, y.__g &= -9), n.__e = r.__e, n.__k = r.__k, n.__k.some(function(e) {
						e && (e.__ = n);
					}), p.push.apply(y.__h, y.__k), y.__k = [], y.__h.length && s.push(y), c = C(r);
					break n;
				}
				y.componentWillUpdate && y.componentWillUpdate(E, y.__s, A), D && y.componentDidUpdate && y.__h.push(function() {
					y.componentDidUpdate(b, w, T);
				});
			} else D && !I.getDerivedStateFromProps && y.componentWillMount && y.componentWillMount(), D && y.componentDidMount && y.__h.push(y.componentDidMount);
			y.context = A, y.props = E, y.__P = t, y.__g &= -5, j = e.__r, ee = D ? 25 : 0;
			do
				y.__g &= -9, j && j(n), f = y.render(y.props, y.state = y.__s, y.context);
			while (8 & y.__g && ++ee < 25);
			D && (p.push.apply(y.__h, y.__k), y.__k = []), y.state = y.__s, y.getChildContext && (i = _({}, i, y.getChildContext())), D && r.__c && y.getSnapshotBeforeUpdate && (T = y.getSnapshotBeforeUpdate(b, w)), te = f && f.type === x && f.key == null ? f.props.children : f, E.__P && (f = c, a = (t = E.__P).namespaceURI, l = o = null, r.props && r.props.__P != t && (r.__k.some(function(e) {
				e && oe(e, e);
			}), r.__k = null), c = r.__k ? C(r, 0) : null), c = O(t, h(te) ? te : [te], n, r, i, a, o, s, c, l, u), E.__P && (n.__e = null, c = f), n.__u &= -161, m && m.some(v), y.__h.length && s.push(y), 1 & y.__g && (y.__g &= -4);
		} catch (t) {
			if (s.length = g, n.__v = null, l || o) {
				if (t && t.then) {
					if (n.__u |= 128 | l, o) {
						for (~(M = o.indexOf(c || void 0)) || (M = o.length); (P = o[M - 1]) && P.nodeType == 8;) M--;
						for (; M < o.length; M++) if (P = o[M]) {
							if (o[M] = null, ne) {
								if (P == re) break;
							} else {
								if (P.nodeType != 8) break;
								P.data.startsWith("$s") && (re = ie(ne = P));
							}
						}
					}
					if (!ne) {
						for (; c && c.nodeType == 8 && c.nextSibling;) c = c.nextSibling;
						ne = c;
					}
					(f = ie(ne = n.__c.__z || (n.__c.__z = ne))) ? (n.__e = ne, c = f) : n.__e = c, c &&= c.nextSibling;
				} else o && o.some(v);
			} else n.__e = r.__e;
			n.__k ||= r.__k || [], t && t.then || ae(n), e.__e(t, n, r);
		}
	} else c = n.__e = N(r.__e, n, r, i, a, o, s, l, u, t);
	return (f = e.diffed) && f(n), c;
}
function ie(e, t) {
	if (e && e.nodeType == 8 && e.data.startsWith("$s")) for (var n = 1; e = e.nextSibling;) {
		if (e.nodeType == 8) {
			if (e.data.startsWith("$s")) n++;
			else if (e.data.startsWith("/$s") && !--n) return e;
		}
		t && t.push(e);
	}
}
function ae(e) {
	e && (e.__c && (e.__c.__g |= 4), e.__k && e.__k.some(ae));
}
function M(t, n, r) {
	for (var i = 0; i < r.length;) P(r[i++], r[i++], r[i++]);
	e.__c && e.__c(n, t), t.some(function(n) {
		try {
			t = n.__h, n.__h = [], t.some(function(e) {
				e.call(n);
			});
		} catch (t) {
			e.__e(t, n.__v);
		}
	});
}
function N(t, n, r, i, a, o, s, c, l, u) {
	var d, p, _, y, b, x, S, w, T = r.props || f, E = n.props, D = n.type;
	if (D == "svg" ? a = "http://www.w3.org/2000/svg" : D == "math" ? a = "http://www.w3.org/1998/Math/MathML" : a ||= "http://www.w3.org/1999/xhtml", o) {
		for (d = 0; d < o.length; d++) if ((b = o[d]) && (D ? b.localName == D : b.nodeType == 3)) {
			t = b, o[d] = null;
			break;
		}
	}
	if (!t) {
		if (w = u.ownerDocument || document, !D) return w.createTextNode(E);
		t = w.createElementNS(a, D, E.is ? E : u), c &&= (e.__m && e.__m(n, o), !1), o = null;
	}
	if (D) {
		if (u = D == "template" && t.content || t, o = D == "textarea" && E.defaultValue != null ? null : o && g.call(u.childNodes), !c && o) for (T = {}, d = 0; d < t.attributes.length; d++) T[(b = t.attributes[d]).name] = b.value;
		for (d in T) b = T[d], d == "dangerouslySetInnerHTML" ? _ = b : d == "children" || d in E || d == "value" && "defaultValue" in E || d == "checked" && "defaultChecked" in E || te(t, d, null, b, a);
		for (d in E) b = E[d], d == "children" ? y = b : d == "dangerouslySetInnerHTML" ? p = b : d == "value" ? x = b : d == "checked" ? S = b : c && typeof b != "function" || T[d] === b || te(t, d, b, T[d], a);
		p ? (c || _ && (p.__html == _.__html || p.__html == t.innerHTML) || (t.innerHTML = p.__html), n.__k = []) : (_ && (t.textContent = ""), (D == "foreignObject" || a == "http://www.w3.org/1998/Math/MathML" && m.test(D)) && (a = "http://www.w3.org/1999/xhtml"), O(u, h(y) ? y : [y], n, r, i, a, o, s, o ? o[0] : r.__k && C(r, 0), c, l), o && o.some(v)), c && D != "textarea" || (d = "value", D == "progress" && x == null ? t.removeAttribute(d) : x == null || x === t[d] && (D != "progress" || x) || te(t, d, x, T[d], a), d = "checked", S != null && S != t[d] && te(t, d, S, T[d], a));
	} else T === E || c && t.data == E || (t.data = E);
	return t;
}
function P(t, n, r, i) {
	try {
		typeof t == "function" ? n ? n.__x = t(n) || 1 : (i &&= i.__c || i.__e) && (n = i.__x) && (i.__x = null, typeof n == "function" ? n() : t(null)) : t.current = n;
	} catch (t) {
		e.__e(t, r);
	}
}
function oe(t, n, r) {
	var i, a, o, s;
	if (e.unmount && e.unmount(t), !(i = t.ref) || i.current && i.current != t.__e || P(i, null, n, t), i = t.__c) {
		if (i.componentWillUnmount) try {
			i.componentWillUnmount();
		} catch (t) {
			e.__e(t, n);
		}
		i.__P = i.__n = null;
	}
	if (i = t.__k) for (s = 0; s < i.length; s++) i[s] && oe(i[s], n, typeof t.type != "function" || r && !t.props.__P);
	!r && (i = t.__c) && (i = i.__z) && (a = ie(i, o = [])) && (i == t.__e && o.some(v), v(a), v(i)), r || v(t.__e), t.__e = t.__c = t.__ = null;
}
function F(e, t, n) {
	return this.constructor(e, n);
}
function I(t, n) {
	var r, i, a, o;
	e.__ && e.__(t, n), n.nodeType == 9 && (n = n.documentElement), i = (r = t && 32 & t.__u) ? null : n.__k, n.__k = b(x, { children: [t] }), a = [], o = [], re(n, n.__k, i || f, f, n.namespaceURI, i ? null : n.firstChild ? g.call(n.childNodes) : null, a, i ? i.__e : n.firstChild, r, o), M(a, n.__k, o), n.__k.props.children = null;
}
e = { __e: function(e, t, n, r) {
	for (var i, o, s; t = t.__;) if ((i = t.__c) && !(1 & i.__g)) {
		i.__g |= 4;
		try {
			if ((s = (o = i.constructor) && o.getDerivedStateFromError) && i.setState(o.getDerivedStateFromError(e)), i.componentDidCatch && (i.componentDidCatch(e, r || {}), s = 1), s && 8 & i.__g) return void (i.__g |= 2);
		} catch (t) {
			e = t;
		}
	}
	throw a = 0, e;
} }, t = 0, n = function(e) {
	return e != null && e.constructor === d;
}, S.prototype.setState = function(e, t) {
	var n = this.__s;
	n && n != this.state || (n = this.__s = _({}, this.state)), typeof e == "function" && (e = e(_({}, n), this.props)), e && (_(n, e), this.__v && (t && this.__k.push(t), E(this)));
}, S.prototype.forceUpdate = function(e) {
	this.__v && (this.__g |= 4, e && this.__h.push(e), E(this));
}, S.prototype.render = x, r = [], a = 0, o = function(e, t) {
	return e.__v.__b - t.__v.__b;
}, s = Symbol(), c = /(PointerCapture)$|Capture$/i, l = 0, u = {};
// src/data.ts
function se(e) {
	return ce(document.getElementById(e)?.textContent ?? "");
}
async function ce(e) {
	let t = new Blob([le(e)]).stream().pipeThrough(new DecompressionStream("gzip"));
	return new Uint8Array(await new Response(t).arrayBuffer());
}
function le(e) {
	let t = Uint8Array.fromBase64;
	if (t) return t.call(Uint8Array, e);
	let n = atob(e), r = new Uint8Array(n.length);
	for (let e = 0; e < n.length; e++) r[e] = n.charCodeAt(e);
	return r;
}
async function ue() {
	let e = JSON.parse(new TextDecoder().decode(await se("data")));
	if (e.schema !== "holdfast.page/v2") throw Error(`this page shows holdfast.page/v2, not ${e.schema}`);
	return e;
}
// src/format.ts
function L(e) {
	return Math.round(e).toLocaleString("en-US");
}
function de(e) {
	let t = Math.abs(e);
	return t === 0 ? "0" : t >= 1e6 ? `${fe(e / 1e6)}M` : t >= 1e4 ? `${fe(e / 1e3)}k` : fe(e);
}
function fe(e) {
	let t = Math.abs(e);
	return String(Number(e.toFixed(t >= 100 ? 0 : t >= 10 ? 1 : t >= 1 ? 2 : 4)));
}
function R(e) {
	return e == null ? "–" : e >= 1e3 ? `${fe(e / 1e3)} s` : `${fe(e)} ms`;
}
function z(e) {
	return e === 0 ? "0 s" : e < 1 ? `${fe(e * 1e3)} ms` : `${fe(e)} s`;
}
function pe(e) {
	let t = Math.floor(e / 60), n = Math.floor(t / 60), r = e - t * 60, i = Number.isInteger(r) ? String(r).padStart(2, "0") : r.toFixed(1).padStart(4, "0");
	return n > 0 ? `${n}:${String(t % 60).padStart(2, "0")}:${i}` : `${t}:${i}`;
}
function me(e) {
	return `${fe(e * 100)} %`;
}
function he(e) {
	return e < 1024 ? `${e} B` : e < 1 << 20 ? `${fe(e / 1024)} KiB` : `${fe(e / (1 << 20))} MiB`;
}
function ge(e) {
	let t = e.endsWith(".") ? e : `${e}.`;
	return t.charAt(0).toUpperCase() + t.slice(1);
}
// node_modules/preact/hooks/dist/hooks.mjs
var _e, ve, ye, B, V = Object.is, be = 0, xe = [], Se = [], Ce = e, we = Ce.__b, Te = Ce.__r, Ee = Ce.diffed, De = Ce.__c, Oe = Ce.unmount, ke = Ce.__;
function Ae(e, t) {
	Ce.__h && Ce.__h(ve, e, be || t), be = 0;
	var n = ve.__H || (ve.__H = {
		__: [],
		__h: []
	});
	return e >= n.__.length && n.__.push({}), n.__[e];
}
function je(e, t) {
	var n = Ae(_e++, 3);
	!Ce.__s && Be(n.__H, t) && (n.__P = !0, n.__ = e, n.u = t, ve.__H.__h.push(n));
}
function Me(e) {
	return be = 5, Ne(function() {
		return { current: e };
	}, []);
}
function Ne(e, t) {
	var n = Ae(_e++, 7);
	return Be(n.__H, t) && (n.__ = e(), n.__H = t), n.__;
}
function Pe() {
	var e;
	do {
		for (; e = Se.shift();) try {
			Re(e);
		} catch (t) {
			Ce.__e(t, { __: (e = e.__P) && e.__v });
		}
		for (; e = xe.shift();) {
			var t = e.__H;
			if (e.__P && t) try {
				t.__h.some(Re), t.__h.some(ze), t.__h = [];
			} catch (n) {
				t.__h = [], Ce.__e(n, e.__v);
			}
		}
	} while (Se.length);
}
Ce.__b = function(e) {
	ve = null, we && we(e);
}, Ce.__ = function(e, t) {
	e && t.__k && t.__k.__m && (e.__m = t.__k.__m), ke && ke(e, t);
}, Ce.__r = function(e) {
	Te && Te(e), _e = 0;
	var t = (ve = e.__c).__H;
	t && (ye == ve ? ve.__h = [] : (t.__h.some(Re), t.__h.some(ze), _e = 0), t.__h = [], t.__.some(function(e) {
		e.__N && (e.__ = e.__N), e.u = e.__N = void 0;
	})), ye = ve;
}, Ce.diffed = function(e) {
	Ee && Ee(e);
	var t = e.__c;
	t && t.__H && (t.__H.__h.length && Le(xe.push(t)), t.__H.__.some(function(e) {
		e.u && (e.__H = e.u);
	})), ye = ve = null;
}, Ce.__c = function(e, t) {
	t.some(function(e) {
		try {
			e.__h.some(Re), e.__h = e.__h.filter(function(e) {
				return !e.__ || ze(e);
			});
		} catch (t) {
			e.__h = [function() {
				throw t;
			}];
		}
	}), De && De(e, t);
}, Ce.unmount = function(e) {
	Oe && Oe(e);
	var t, n, r = e.__c;
	r && r.__H && (r.__H.__.some(function(r) {
		try {
			if (r.__P && r.__c) {
				if (n === void 0) {
					for (n = e.__; n && (!n.__c || !n.__c.__P);) n = n.__;
					n &&= n.__c;
				}
				r.__P = n, Le(Se.push(r));
			} else Re(r);
		} catch (e) {
			t = e;
		}
	}), r.__H = void 0, t && Ce.__e(t, r.__v));
};
var Fe = typeof requestAnimationFrame == "function";
function Ie(e) {
	var t, n = function() {
		clearTimeout(r), Fe && cancelAnimationFrame(t), setTimeout(e);
	}, r = setTimeout(n, 35);
	Fe && (t = requestAnimationFrame(n));
}
function Le(e) {
	e != 1 && B == Ce.requestAnimationFrame || ((B = Ce.requestAnimationFrame) || Ie)(Pe);
}
function Re(e) {
	var t = ve, n = e.__c;
	typeof n == "function" && (e.__c = void 0, n()), ve = t;
}
function ze(e) {
	var t = ve;
	e.__c = e.__(), ve = t;
}
function Be(e, t) {
	return !e || e.length != t.length || t.some(function(t, n) {
		return !V(t, e[n]);
	});
}
// node_modules/@preact/signals-core/dist/signals-core.module.js
var Ve = Symbol.for("preact-signals");
function He() {
	if (qe > 1) qe--;
	else {
		var e, t = !1;
		for ((function() {
			var e = Ze;
			for (Ze = void 0; e !== void 0;) {
				var t = e.S;
				if (t.v === e.v) for (var n = t.t; n !== void 0; n = n.x) n.i === e.i && (n.i = t.i);
				e = e.o;
			}
		})(); Ke !== void 0;) {
			var n = Ke;
			for (Ke = void 0, Je++; n !== void 0;) {
				var r = n.u;
				if (n.u = void 0, n.f &= -3, !(8 & n.f) && nt(n)) try {
					n.c();
				} catch (n) {
					t ||= (e = n, !0);
				}
				n = r;
			}
		}
		if (Je = 0, qe--, t) throw e;
	}
}
function Ue(e) {
	if (qe > 0) return e();
	Xe = ++Ye, qe++;
	try {
		return e();
	} finally {
		He();
	}
}
var We, H = void 0;
function Ge(e) {
	var t = H, n = We;
	H = void 0, We = void 0;
	try {
		return e();
	} finally {
		H = t, We = n;
	}
}
var Ke = void 0, qe = 0, Je = 0, Ye = 0, Xe = 0, Ze = void 0, Qe = 0;
function $e(e) {
	if (H !== void 0) {
		var t = e.n;
		if (t === void 0 || t.t !== H) return t = {
			i: 0,
			S: e,
			p: H.s,
			n: void 0,
			t: H,
			e: void 0,
			x: void 0,
			r: t
		}, H.s !== void 0 && (H.s.n = t), H.s = t, e.n = t, 32 & H.f && e.S(t), t;
		if (t.i === -1) return t.i = 0, t.n !== void 0 && (t.n.p = t.p, t.p !== void 0 && (t.p.n = t.n), t.p = H.s, t.n = void 0, H.s.n = t, H.s = t), t;
	}
}
function et(e, t) {
	this.v = e, this.i = 0, this.n = void 0, this.t = void 0, this.l = 0, this.W = t?.watched, this.Z = t?.unwatched, this.name = t?.name;
}
et.prototype.brand = Ve, et.prototype.h = function() {
	return !0;
}, et.prototype.S = function(e) {
	var t = this, n = this.t;
	n !== e && e.e === void 0 && (e.x = n, this.t = e, n === void 0 ? Ge(function() {
		var e;
		(e = t.W) == null || e.call(t);
	}) : n.e = e);
}, et.prototype.U = function(e) {
	var t = this;
	if (this.t !== void 0) {
		var n = e.e, r = e.x;
		n !== void 0 && (n.x = r, e.e = void 0), r !== void 0 && (r.e = n, e.x = void 0), e === this.t && (this.t = r, r === void 0 && Ge(function() {
			var e;
			(e = t.Z) == null || e.call(t);
		}));
	}
}, et.prototype.subscribe = function(e) {
	var t = this;
	return ut(function() {
		var n = t.value;
		Ge(function() {
			return e(n);
		});
	}, { name: "sub" });
}, et.prototype.valueOf = function() {
	return this.value;
}, et.prototype.toString = function() {
	return this.value + "";
}, et.prototype.toJSON = function() {
	return this.value;
}, et.prototype.peek = function() {
	var e = this;
	return Ge(function() {
		return e.value;
	});
}, Object.defineProperty(et.prototype, "value", {
	get: function() {
		var e = $e(this);
		return e !== void 0 && (e.i = this.i), this.v;
	},
	set: function(e) {
		if (e !== this.v) {
			if (Je > 100) throw Error("Cycle detected");
			(function(e) {
				qe !== 0 && Je === 0 && e.l !== Xe && (e.l = Xe, Ze = {
					S: e,
					v: e.v,
					i: e.i,
					o: Ze
				});
			})(this), this.v = e, this.i++, Qe++, qe++;
			try {
				for (var t = this.t; t !== void 0; t = t.x) t.t.N();
			} finally {
				He();
			}
		}
	}
});
function tt(e, t) {
	return new et(e, t);
}
function nt(e) {
	for (var t = e.s; t !== void 0; t = t.n) if (t.S.i !== t.i || !t.S.h() || t.S.i !== t.i) return !0;
	return !1;
}
function rt(e) {
	for (var t = e.s; t !== void 0; t = t.n) {
		var n = t.S.n;
		if (n !== void 0 && (t.r = n), t.S.n = t, t.i = -1, t.n === void 0) {
			e.s = t;
			break;
		}
	}
}
function it(e) {
	for (var t = e.s, n = void 0; t !== void 0;) {
		var r = t.p;
		t.i === -1 ? (t.S.U(t), r !== void 0 && (r.n = t.n), t.n !== void 0 && (t.n.p = r)) : n = t, t.S.n = t.r, t.r !== void 0 && (t.r = void 0), t = r;
	}
	e.s = n;
}
function U(e, t) {
	et.call(this, void 0, t), this.x = e, this.s = void 0, this.g = Qe - 1, this.f = 4;
}
U.prototype = new et(), U.prototype.h = function() {
	if (this.f &= -3, 1 & this.f) return !1;
	if ((36 & this.f) == 32 || (this.f &= -5, this.g === Qe)) return !0;
	if (this.g = Qe, this.f |= 1, this.i > 0 && !nt(this)) return this.f &= -2, !0;
	var e = H;
	try {
		rt(this), H = this;
		var t = this.x();
		(16 & this.f || this.v !== t || this.i === 0) && (this.v = t, this.f &= -17, this.i++);
	} catch (e) {
		this.v = e, this.f |= 16, this.i++;
	}
	return H = e, it(this), this.f &= -2, !0;
}, U.prototype.S = function(e) {
	if (this.t === void 0) {
		this.f |= 36;
		for (var t = this.s; t !== void 0; t = t.n) t.S.S(t);
	}
	et.prototype.S.call(this, e);
}, U.prototype.U = function(e) {
	if (this.t !== void 0 && (et.prototype.U.call(this, e), this.t === void 0)) {
		this.f &= -33;
		for (var t = this.s; t !== void 0; t = t.n) t.S.U(t);
	}
}, U.prototype.N = function() {
	if (!(2 & this.f)) {
		this.f |= 6;
		for (var e = this.t; e !== void 0; e = e.x) e.t.N();
	}
}, Object.defineProperty(U.prototype, "value", { get: function() {
	if (1 & this.f) throw Error("Cycle detected");
	var e = $e(this);
	if (this.h(), e !== void 0 && (e.i = this.i), 16 & this.f) throw this.v;
	return this.v;
} });
function at(e, t) {
	return new U(e, t);
}
function ot(e) {
	var t = e.j;
	if (e.j = void 0, typeof t == "function") {
		qe++;
		var n = H;
		H = void 0;
		try {
			t();
		} catch (t) {
			throw e.f &= -2, e.f |= 8, st(e), t;
		} finally {
			H = n, He();
		}
	}
}
function st(e) {
	for (var t = e.s; t !== void 0; t = t.n) t.S.U(t);
	e.x = void 0, e.s = void 0, ot(e);
}
function ct(e) {
	if (H !== this) throw Error("Out-of-order effect");
	it(this), H = e, this.f &= -2;
	try {
		8 & this.f && st(this);
	} finally {
		He();
	}
}
function lt(e, t) {
	this.x = e, this.j = void 0, this.s = void 0, this.u = void 0, this.f = 32, this.name = t?.name, We && We.push(this);
}
lt.prototype.c = function() {
	var e = this.S();
	try {
		if (8 & this.f || this.x === void 0) return;
		var t = this.x();
		typeof t == "function" && (this.j = t);
	} finally {
		e();
	}
}, lt.prototype.S = function() {
	if (1 & this.f) throw Error("Cycle detected");
	this.f |= 1, this.f &= -9, ot(this), rt(this), qe++;
	var e = H;
	return H = this, ct.bind(this, e);
}, lt.prototype.N = function() {
	2 & this.f || (this.f |= 2, this.u = Ke, Ke = this);
}, lt.prototype.d = function() {
	this.f |= 8, 1 & this.f || st(this);
}, lt.prototype.dispose = function() {
	this.d();
};
function ut(e, t) {
	var n = new lt(e, t);
	try {
		n.c();
	} catch (e) {
		throw n.d(), e;
	}
	var r = n.d.bind(n);
	return r[Symbol.dispose] = r, r;
}
// node_modules/@preact/signals/dist/signals.module.js
var dt, ft, pt = typeof window < "u" && !!window.__PREACT_SIGNALS_DEVTOOLS__, mt = [];
ut(function() {
	dt = this.N;
})();
function ht(t, n) {
	e[t] = n.bind(null, e[t] || function() {});
}
function gt(e) {
	if (ft) {
		var t = ft;
		ft = void 0, t();
	}
	ft = e && e.S();
}
function _t(e) {
	var t = this, r = e.data, i = yt(r);
	i.name = "ReactiveDom", i.value = r;
	var a = Ne(function() {
		for (var e = t, r = t.__v; r = r.__;) if (r.__c) {
			r.__c.__$f |= 4;
			break;
		}
		var a = at(function() {
			var e = i.value.value;
			return e === 0 ? 0 : !0 === e ? "" : e || "";
		}), o = at(function() {
			return !Array.isArray(a.value) && !n(a.value);
		}), s = ut(function() {
			if (this.N = St, o.value) {
				var t = a.value;
				e.__v && e.__v.__e && e.__v.__e.nodeType === 3 && (e.__v.__e.data = t);
			}
		}), c = t.__$u.d;
		return t.__$u.d = function() {
			s(), c.call(this);
		}, [o, a];
	}, []), o = a[0], s = a[1];
	return o.value ? s.peek() : s.value;
}
_t.displayName = "ReactiveTextNode", Object.defineProperties(et.prototype, {
	constructor: {
		configurable: !0,
		value: y(x, null).constructor
	},
	type: {
		configurable: !0,
		value: _t
	},
	props: {
		configurable: !0,
		get: function() {
			var e = this;
			return { data: { get value() {
				return e.value;
			} } };
		}
	},
	__b: {
		configurable: !0,
		value: 1
	}
}), ht("__b", function(e, t) {
	if (gt(), typeof t.type == "string") {
		var n, r = t.props;
		for (var i in r) if (i !== "children") {
			var a = r[i];
			a instanceof et && (n || (t.__np = n = {}), n[i] = a, r[i] = a.peek());
		}
	}
	e(t);
}), ht("__r", function(e, t) {
	if (e(t), t.type !== x) {
		gt();
		var n, r = t.__c;
		r && (r.__$f &= -2, (n = r.__$u) === void 0 && (r.__$u = n = function(e, t) {
			var n;
			return ut(function() {
				n = this;
			}, { name: t }), n.c = e, n;
		}(function(e) {
			return function() {
				var t;
				pt && ((t = this.y) == null || t.call(this)), e.__$f |= 1, e.setState({});
			};
		}(r), typeof t.type == "function" ? t.type.displayName || t.type.name : ""))), gt(n);
	}
}), ht("__e", function(e, t, n, r) {
	gt(), e(t, n, r);
}), ht("diffed", function(e, t) {
	gt();
	var n;
	if (typeof t.type == "string" && (n = t.__e)) {
		var r = t.__np, i = t.props, a = n.U;
		if (a) for (var o in a) {
			var s = a[o];
			s === void 0 || r && o in r || (s.d(), a[o] = void 0);
		}
		if (r) for (var c in a || (a = {}, n.U = a), r) {
			var l = a[c], u = r[c];
			l === void 0 ? (l = vt(n, c, u, i), a[c] = l) : l.o(u, i);
		}
	}
	e(t);
});
function vt(e, t, n, r) {
	var i = t in e && e.ownerSVGElement === void 0, a = tt(n);
	return {
		o: function(e, t) {
			a.value = e, r = t;
		},
		d: ut(function() {
			this.N = St;
			var n = a.value.value;
			r[t] !== n && (r[t] = n, i ? e[t] = n : n != null && (!1 !== n || t[4] === "-") ? e.setAttribute(t, n) : e.removeAttribute(t));
		})
	};
}
ht("unmount", function(e, t) {
	if (typeof t.type == "string") {
		var n = t.__e;
		if (n) {
			var r = n.U;
			if (r) for (var i in n.U = void 0, r) {
				var a = r[i];
				a && a.d();
			}
		}
		var o = t.__np;
		if (o) {
			var s = t.props;
			for (var c in o) s[c] = o[c];
		}
		t.__np = void 0;
	} else {
		var l = t.__c;
		if (l) {
			l.__$f |= 8;
			var u = l.__$u;
			u && (l.__$u = void 0, u.d());
		}
	}
	e(t);
}), ht("__h", function(e, t, n, r) {
	r < 3 && (t.__$f |= 2), e(t, n, r);
}), S.prototype.shouldComponentUpdate = function(e, t) {
	if (this.__R) return !0;
	var n = this.__$u, r = n && n.s !== void 0;
	for (var i in t) return !0;
	if (this.__f || typeof this.u == "boolean" && !0 === this.u) {
		var a = 2 & this.__$f;
		if (!(r || a || 4 & this.__$f) || 1 & this.__$f) return !0;
	} else if (!(r || 4 & this.__$f) || 3 & this.__$f) return !0;
	for (var o in e) if (o !== "__source" && e[o] !== this.props[o]) return !0;
	for (var s in this.props) if (!(s in e)) return !0;
	return !1;
};
function yt(e, t) {
	return Ne(function() {
		return tt(e, t);
	}, []);
}
var bt = function(e) {
	queueMicrotask(function() {
		queueMicrotask(e);
	});
};
function xt() {
	Ue(function() {
		for (var e; e = mt.shift();) dt.call(e);
	});
}
function St() {
	mt.push(this) === 1 && (e.requestAnimationFrame || bt)(xt);
}
// node_modules/preact/jsx-runtime/dist/jsxRuntime.mjs
var Ct = Symbol.for("pv"), wt = 0;
Array.isArray;
function W(t, n, r, i, a, o) {
	n ||= {};
	var s, c, l = n;
	if ("ref" in l && typeof t != "function") for (c in l = {}, n) c == "ref" ? s = n[c] : l[c] = n[c];
	var u = {
		type: t,
		props: l,
		key: r,
		ref: s,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: Ct,
		__v: --wt,
		__i: -1,
		__u: 0
	};
	return (a || o) && (u.__source = a, u.__self = o), e.vnode && e.vnode(u), u;
}
// src/rows.tsx
var Tt = 30, Et = matchMedia("(max-width: 760px)"), Dt = tt(Et.matches);
Et.addEventListener("change", () => {
	Dt.value = Et.matches;
});
function Ot({ label: e, columns: t, rows: n, chosen: r, onChoose: i }) {
	let a = Dt.value ? t.filter((e) => !e.wide) : t, o = yt(0), s = yt(0), c = Me(null), l = Math.max(0, Math.min(n.length - 14, Math.floor(o.value / Tt) - 4)), u = Array.prototype.slice.call(n, l, l + 14 + 8), d = { gridTemplateColumns: a.map((e) => e.width).join(" ") };
	je(() => {
		o.value = 0, s.value = 0, c.current && (c.current.scrollTop = 0);
	}, [n]);
	let f = (e) => {
		s.value = Math.max(0, Math.min(n.length - 1, e));
		let t = c.current, r = s.value * Tt;
		t && (r < t.scrollTop && (t.scrollTop = r), r + Tt > t.scrollTop + t.clientHeight - Tt && (t.scrollTop = r + 60 - t.clientHeight));
	};
	return je(() => {
		let e = r < 0 || n[s.value] === r ? -1 : Array.prototype.indexOf.call(n, r);
		e >= 0 && f(e);
	}, [r]), /* @__PURE__ */ W("div", {
		class: "rows",
		role: "grid",
		"aria-label": e,
		"aria-rowcount": n.length + 1,
		tabIndex: 0,
		ref: c,
		onKeyDown: (e) => {
			let t = {
				ArrowDown: 1,
				ArrowUp: -1,
				PageDown: 14,
				PageUp: -14,
				Home: -n.length,
				End: n.length
			}[e.key];
			t !== void 0 && (e.preventDefault(), f(s.value + t)), e.key === "Enter" && n[s.value] !== void 0 && i(n[s.value], !0);
		},
		"aria-activedescendant": n.length > 0 ? `${e}-${s.value}` : void 0,
		onScroll: (e) => {
			o.value = e.currentTarget.scrollTop;
		},
		children: [/* @__PURE__ */ W("div", {
			class: "row head",
			role: "row",
			"aria-rowindex": 1,
			style: d,
			children: a.map((e) => /* @__PURE__ */ W("span", {
				role: "columnheader",
				class: e.right ? "right" : "",
				children: e.head
			}, e.head))
		}), /* @__PURE__ */ W("div", {
			role: "rowgroup",
			style: {
				height: `${n.length * Tt}px`,
				position: "relative"
			},
			children: u.map((t, n) => {
				let o = l + n;
				return /* @__PURE__ */ W("div", {
					id: `${e}-${o}`,
					role: "row",
					"aria-rowindex": o + 2,
					"aria-selected": t === r,
					class: `row${t === r ? " chosen" : ""}${o === s.value ? " at" : ""}`,
					style: {
						...d,
						position: "absolute",
						top: `${o * Tt}px`,
						left: "0",
						right: "0"
					},
					onClick: () => {
						s.value = o, i(t, !1);
					},
					children: a.map((e) => /* @__PURE__ */ W("span", {
						role: "gridcell",
						class: e.right ? "right" : "",
						children: e.cell(t)
					}, e.head))
				}, t);
			})
		})]
	});
}
// src/state.ts
var kt = tt(null), At = [
	["overview", "Overview"],
	["sockets", "Sockets"],
	["interactions", "Interactions"]
], jt = (e) => {
	let [t, ...n] = location.hash.slice(1).split("=");
	return t === e ? n.join("=") : "";
}, Mt = () => jt("interaction") ? "interactions" : jt("socket") ? "sockets" : At.find(([e]) => `#${e}` === location.hash)?.[0] ?? "overview", Nt = tt(Mt()), Pt = tt(jt("interaction")), Ft = tt(jt("socket"));
window.addEventListener("hashchange", () => {
	Nt.value = Mt(), Pt.value = jt("interaction"), Ft.value = jt("socket");
}), ut(() => {
	let e = (Nt.value === "interactions" && Pt.value ? `#interaction=${Pt.value}` : Nt.value === "sockets" && Ft.value ? `#socket=${Ft.value}` : "") || `#${Nt.value}`;
	location.hash !== e && (e !== "#overview" || location.hash !== "") && (location.hash = e);
});
function It(e, ...t) {
	return [encodeURIComponent(e), ...t].join("/");
}
var Lt = tt(""), Rt = tt(""), zt = tt(null), Bt = {
	load: "",
	outcome: "",
	cause: "",
	status: "",
	text: "",
	atLeastMs: 0,
	atMostMs: 0,
	between: null,
	slowest: !1
}, Vt = tt(Bt), Ht = {
	1: "established",
	2: "SYN sent",
	4: "FIN wait 1",
	5: "FIN wait 2",
	6: "time wait",
	7: "closed",
	8: "close wait",
	9: "last ACK",
	11: "closing"
};
function Ut(e) {
	let [t, n, r, i, a, o, s, c, l, u, d, f, p, m] = e, h = [
		["TCP was", Ht[t] ?? `in state ${t}`],
		["round trip", `${R(l / 1e3)} ± ${R(u / 1e3)}`],
		["segments", `${L(d)} in, ${L(f)} out`],
		["by the kernel's clocks", `data sent ${R(o)}, data received ${R(s)}, an ACK ${R(c)} before`]
	];
	return (i > 0 || r > 0 || n > 0) && h.push(["retransmitted", `${L(i)} segments; ${L(r)} times in a row at the end, backoff ${n}`]), (a > 0 || p > 0) && h.push(["not acknowledged", `${L(a)} segments, ${he(p)}`]), m > 0 && h.push(["not read by us", he(m)]), h;
}
// src/waterfall.tsx
var Wt = {
	late: "late",
	queued: "waiting for a connection",
	connect: "connect",
	tls: "TLS",
	answer: "waiting for the first byte",
	read: "reading",
	wait: "waiting to try again",
	think: "the customer thinks",
	work: "waiting for a message"
};
function Gt({ title: e, label: t, byKey: n, onClose: r, children: i }) {
	let a = Me(null);
	return je(() => {
		n && a.current?.focus({ preventScroll: !0 }), a.current?.scrollIntoView({ block: "nearest" });
	}, [t, n]), /* @__PURE__ */ W("aside", {
		class: "detail",
		"aria-label": t,
		ref: a,
		tabIndex: -1,
		onKeyDown: (e) => {
			e.key === "Escape" && (e.stopPropagation(), r());
		},
		children: [/* @__PURE__ */ W("div", {
			class: "detail-head",
			children: [/* @__PURE__ */ W("h3", { children: e }), /* @__PURE__ */ W("button", {
				type: "button",
				class: "quiet",
				onClick: r,
				children: "Close"
			})]
		}), i]
	});
}
function Kt({ page: e, one: t }) {
	let n = Math.max(1e-6, ...[t.ended_s, ...t.frames.map((e) => e.at_s)].map((e) => e - t.planned_s)), r = (e) => `${Math.max(0, Math.min(100, (e - t.planned_s) / n * 100))}%`, i = Yt(t), a = new Set(i.flatMap((e) => e.segments.map((e) => e.phase)));
	return /* @__PURE__ */ W(x, { children: [
		/* @__PURE__ */ W(qt, {
			page: e,
			one: t
		}),
		/* @__PURE__ */ W("div", {
			class: "waterfall",
			role: "list",
			"aria-label": "What it did, in order",
			children: [/* @__PURE__ */ W("div", {
				class: "bar-row axis",
				"aria-hidden": "true",
				children: [
					/* @__PURE__ */ W("span", {}),
					/* @__PURE__ */ W("span", {
						class: "scale",
						children: [
							0,
							.25,
							.5,
							.75,
							1
						].map((e) => /* @__PURE__ */ W("i", {
							style: { left: `${e * 100}%` },
							children: R(e * n * 1e3)
						}, e))
					}),
					/* @__PURE__ */ W("span", {})
				]
			}), i.map((e, t) => /* @__PURE__ */ W("div", {
				class: `bar-row${e.sub ? " sub" : ""}`,
				role: "listitem",
				children: [
					/* @__PURE__ */ W("span", {
						class: "name",
						children: e.label
					}),
					/* @__PURE__ */ W("span", {
						class: "track",
						"aria-hidden": "true",
						children: [e.segments.map((e, t) => /* @__PURE__ */ W("i", {
							class: `seg ${e.phase}${e.broken ? " broken" : ""}`,
							title: `${Wt[e.phase]} ${R((e.to - e.from) * 1e3)}`,
							style: {
								left: r(e.from),
								width: `max(2px, ${Math.max(0, (e.to - e.from) / n * 100)}%)`
							}
						}, t)), e.frames?.map((e, t) => /* @__PURE__ */ W("i", {
							class: `mark ${e.out ? "out" : "in"}`,
							title: `${e.out ? "sent" : "received"} ${e.kind} ${e.text}`,
							style: { left: r(e.at_s) }
						}, t))]
					}),
					/* @__PURE__ */ W("span", {
						class: e.bad ? "bad" : "",
						children: e.note
					})
				]
			}, t))]
		}),
		/* @__PURE__ */ W("p", {
			class: "legend",
			"aria-hidden": "true",
			children: [Object.keys(Wt).filter((e) => a.has(e)).map((e) => /* @__PURE__ */ W("span", { children: [
				/* @__PURE__ */ W("i", { class: `seg ${e}` }),
				" ",
				Wt[e]
			] }, e)), t.frames.length > 0 && /* @__PURE__ */ W(x, { children: [/* @__PURE__ */ W("span", { children: [/* @__PURE__ */ W("i", { class: "mark out" }), " sent"] }), /* @__PURE__ */ W("span", { children: [/* @__PURE__ */ W("i", { class: "mark in" }), " received"] })] })]
		}),
		t.missing.steps > 0 && /* @__PURE__ */ W("p", {
			class: "hint",
			children: [
				L(t.missing.steps),
				" more steps are not kept: an interaction keeps its first ",
				L(t.steps.length),
				"."
			]
		}),
		t.missing.attempts > 0 && /* @__PURE__ */ W("p", {
			class: "hint",
			children: [L(t.missing.attempts), " more attempts are not kept."]
		}),
		t.breaks.map((n, r) => /* @__PURE__ */ W(en, {
			page: e,
			one: t,
			b: n
		}, r)),
		t.missing.breaks > 0 && /* @__PURE__ */ W("p", {
			class: "hint",
			children: [L(t.missing.breaks), " more connections that ended are not kept."]
		}),
		t.frames.length > 0 && /* @__PURE__ */ W(tn, { one: t })
	] });
}
function qt({ page: e, one: t }) {
	let n = e.summary.causes[t.cause], r = Jt(t).reduce((e, [t, n]) => e + n - t, 0);
	return /* @__PURE__ */ W(x, { children: [/* @__PURE__ */ W("dl", {
		class: "facts",
		children: [
			/* @__PURE__ */ W("dt", { children: "planned at" }),
			/* @__PURE__ */ W("dd", { children: z(t.planned_s) }),
			/* @__PURE__ */ W("dt", { children: "started" }),
			/* @__PURE__ */ W("dd", { children: [R(Math.max(0, t.started_s - t.planned_s) * 1e3), " after plan"] }),
			/* @__PURE__ */ W("dt", { children: "from plan to end" }),
			/* @__PURE__ */ W("dd", { children: [R((t.ended_s - t.planned_s) * 1e3), r > 0 && `, of which the customer thinks ${R(r * 1e3)}`] }),
			/* @__PURE__ */ W("dt", { children: "outcome" }),
			/* @__PURE__ */ W("dd", {
				class: t.failure ? "bad" : "good",
				children: t.failure ? `✗ ${t.failure.replaceAll("_", " ")}` : "✓ good"
			}),
			t.conversation && /* @__PURE__ */ W(x, { children: [/* @__PURE__ */ W("dt", { children: "conversation" }), /* @__PURE__ */ W("dd", { children: t.conversation })] })
		]
	}), n && /* @__PURE__ */ W("p", {
		class: "cause",
		children: [
			/* @__PURE__ */ W("b", { children: e.titles[n.cause] ?? n.cause.replaceAll("_", " ") }),
			": ",
			ge(n.sentence),
			" ",
			/* @__PURE__ */ W("span", {
				class: "advice",
				children: n.advice
			})
		]
	})] });
}
function Jt(e) {
	let t = [], n = e.planned_s;
	for (let r of e.steps) r.planned_s - n > 1e-6 && t.push([n, r.planned_s]), n = r.ended_s;
	return e.missing.steps === 0 && e.ended_s - n > 1e-4 && t.push([n, e.ended_s]), t;
}
function Yt(e) {
	let t = [], n = Jt(e), r = (e, n) => t.push({
		label: "think",
		segments: [{
			phase: "think",
			from: e,
			to: n
		}],
		note: R((n - e) * 1e3)
	});
	e.steps.forEach((i, a) => {
		for (; n.length > 0 && n[0][1] <= i.planned_s + 1e-9;) r(...n.shift());
		let o = e.attempts.filter((e) => e.position === a), s = [
			i.status > 0 && i.status !== 101 ? `status ${i.status}` : "",
			i.failure && i.failure !== String(i.status) ? i.failure.replaceAll("_", " ") : "",
			i.detail
		].filter((e) => e).join(", ");
		if (o.length === 1) {
			let e = Zt(o[0], i.planned_s);
			t.push({
				label: i.name,
				segments: e,
				note: /* @__PURE__ */ W(x, { children: [$t(e), s && /* @__PURE__ */ W("b", { children: [" ", s] })] }),
				bad: i.failure !== ""
			});
		} else o.length === 0 ? t.push({
			label: i.name,
			segments: Xt(i),
			note: /* @__PURE__ */ W(x, { children: [R((i.ended_s - Math.max(i.planned_s, i.sent_s)) * 1e3), s && /* @__PURE__ */ W("b", { children: [" ", s] })] }),
			bad: i.failure !== ""
		}) : (t.push({
			label: i.name,
			segments: [],
			note: /* @__PURE__ */ W(x, { children: [
				L(i.attempts),
				" attempts in ",
				R((i.ended_s - i.planned_s) * 1e3),
				s && /* @__PURE__ */ W("b", { children: [" ", s] })
			] }),
			bad: i.failure !== ""
		}), o.forEach((e, n) => {
			let r = Zt(e, n === 0 ? i.planned_s : e.asked_s), a = o[n + 1], s = a ? a.asked_s : e.wait_s > 0 ? e.ended_s + e.wait_s : e.ended_s;
			s > e.ended_s && r.push({
				phase: "wait",
				from: e.ended_s,
				to: s
			});
			let c = [
				e.status > 0 ? `status ${e.status}` : "",
				e.failure && e.failure !== String(e.status) ? e.failure.replaceAll("_", " ") : "",
				e.retry_after ? `Retry-After: ${e.retry_after}` : "",
				s > e.ended_s ? `waited ${R((s - e.ended_s) * 1e3)}` : ""
			].filter((e) => e).join(", ");
			t.push({
				label: `attempt ${n + 1}`,
				sub: !0,
				segments: r,
				note: /* @__PURE__ */ W(x, { children: [
					$t(r),
					" ",
					/* @__PURE__ */ W("b", { children: c })
				] }),
				bad: e.failure !== ""
			});
		}));
	});
	for (let [e, t] of n) r(e, t);
	for (let n of new Set(e.frames.map((e) => e.socket))) {
		let r = e.frames.filter((e) => e.socket === n);
		t.push({
			label: `frames of ${n}`,
			segments: [],
			frames: r,
			note: `${L(r.filter((e) => e.out).length)} sent, ${L(r.filter((e) => !e.out).length)} received`
		});
	}
	return t;
}
function Xt(e) {
	let t = [];
	return e.sent_s > e.planned_s + 1e-4 && t.push({
		phase: "late",
		from: e.planned_s,
		to: e.sent_s
	}), t.push({
		phase: "work",
		from: Math.max(e.planned_s, e.sent_s),
		to: e.ended_s,
		broken: e.failure !== ""
	}), t;
}
function Zt(e, t) {
	let n = [], r = (e, t, r, i = 0) => {
		r - t > i && n.push({
			phase: e,
			from: t,
			to: r
		});
	};
	r("late", t, e.asked_s, 1e-4), r("queued", e.asked_s, e.dialed_s || e.sent_s || e.ended_s, 1e-4), e.dialed_s > 0 && r("connect", e.dialed_s, e.connected_s || e.ended_s), e.connected_s > 0 && (e.secured_s > 0 || e.sent_s === 0) && r("tls", e.connected_s, e.secured_s || e.ended_s), e.sent_s > 0 && r("answer", e.sent_s, e.first_byte_s || e.ended_s), e.first_byte_s > 0 && r("read", e.first_byte_s, e.ended_s);
	let i = n.at(-1);
	return i && e.failure && (i.broken = !0), n;
}
var Qt = {
	late: "late",
	queued: "queued",
	connect: "connect",
	tls: "TLS",
	answer: "first byte",
	read: "read",
	wait: "",
	think: "",
	work: ""
};
function $t(e) {
	return e.filter((e) => Qt[e.phase]).map((e) => `${Qt[e.phase]} ${R((e.to - e.from) * 1e3)}`).join(" · ");
}
function en({ page: e, one: t, b: n }) {
	let r = t.steps[n.position], i = e.summary.run.target.addresses[n.address], a = [["ended as", `${n.how.replaceAll("_", " ")}${n.errname ? ` ${n.errname}` : ""}${n.close_code ? ` ${n.close_code}` : ""}`]];
	return n.reason && a.push(["reason given", n.reason]), n.detail && a.push(["detail", n.detail]), a.push(["ended at", `${z(n.ended_s)}, ${R((n.ended_s - t.planned_s) * 1e3)} after plan`], ["during", r?.name ?? "what came next"]), a.push(["could be used for", n.ready_s > 0 ? R((n.ended_s - n.ready_s) * 1e3) : "never"]), a.push(["last received", n.received_s > 0 ? `${R((n.ended_s - n.received_s) * 1e3)} before the end` : "nothing"], ["last sent", n.sent_s > 0 ? `${R((n.ended_s - n.sent_s) * 1e3)} before the end` : "nothing"]), n.tls && a.push(["TLS", n.close_notify ? "ended properly (close_notify)" : "ended without close_notify"]), i && a.push(["address", `${i}${n.local_port ? `, from our port ${n.local_port}` : ""}`]), n.tcp && a.push(...Ut(n.tcp)), a.push(["this machine was away", `${R(n.own_gap_s * 1e3)} at most in the 10 s before`]), /* @__PURE__ */ W("section", {
		class: "evidence",
		children: [/* @__PURE__ */ W("h4", { children: [n.socket ? `The WebSocket ${n.socket}` : "A connection", " ended"] }), /* @__PURE__ */ W("dl", { children: a.map(([e, t]) => /* @__PURE__ */ W("div", { children: [/* @__PURE__ */ W("dt", { children: e }), /* @__PURE__ */ W("dd", { children: t })] }, e)) })]
	});
}
function tn({ one: e }) {
	let t = e.missing.frames > 0 ? e.frames.length / 2 : -1, n = new Set(e.frames.map((e) => e.socket)).size > 1;
	return /* @__PURE__ */ W("section", { children: [/* @__PURE__ */ W("h4", { children: "Frames" }), /* @__PURE__ */ W("div", {
		class: "scroll",
		tabIndex: 0,
		role: "region",
		"aria-label": "Frames",
		children: /* @__PURE__ */ W("table", {
			class: "frames",
			children: [/* @__PURE__ */ W("thead", { children: /* @__PURE__ */ W("tr", { children: [
				/* @__PURE__ */ W("th", {
					scope: "col",
					children: "after plan"
				}),
				n && /* @__PURE__ */ W("th", {
					scope: "col",
					children: "socket"
				}),
				/* @__PURE__ */ W("th", {
					scope: "col",
					children: "way"
				}),
				/* @__PURE__ */ W("th", {
					scope: "col",
					children: "kind"
				}),
				/* @__PURE__ */ W("th", {
					scope: "col",
					class: "right",
					children: "size"
				}),
				/* @__PURE__ */ W("th", {
					scope: "col",
					children: "begins with"
				})
			] }) }), /* @__PURE__ */ W("tbody", { children: e.frames.map((r, i) => /* @__PURE__ */ W(x, { children: [i === t && /* @__PURE__ */ W("tr", { children: /* @__PURE__ */ W("td", {
				colSpan: n ? 6 : 5,
				class: "hint",
				children: [L(e.missing.frames), " frames in between are not kept"]
			}) }, "gap"), /* @__PURE__ */ W("tr", { children: [
				/* @__PURE__ */ W("td", { children: R((r.at_s - e.planned_s) * 1e3) }),
				n && /* @__PURE__ */ W("td", { children: r.socket }),
				/* @__PURE__ */ W("td", { children: r.out ? "→ sent" : "← received" }),
				/* @__PURE__ */ W("td", { children: r.kind }),
				/* @__PURE__ */ W("td", {
					class: "right",
					children: he(r.bytes)
				}),
				/* @__PURE__ */ W("td", {
					class: "text",
					children: r.text
				})
			] }, i)] })) })]
		})
	})] });
}
// src/interactions.tsx
function nn({ page: e }) {
	return e.summary.interactions.total === 0 ? /* @__PURE__ */ W("p", { children: "The scenario has no loads, so there were no interactions." }) : zt.value ? /* @__PURE__ */ W(G, {
		page: e,
		all: zt.value
	}) : /* @__PURE__ */ W("p", {
		role: "status",
		children: "Reading the interactions …"
	});
}
function G({ page: e, all: t }) {
	let n = Vt.value, r = kt.value, i = Ne(() => t.filter({
		...n,
		between: r
	}), [
		t,
		n,
		r
	]), a = yt(!1), o = (e) => {
		Vt.value = {
			...n,
			...e
		};
	}, s = rn(e, t), c = e.summary.interactions.total, l = e.summary.causes, u = (t) => e.loads?.[t]?.name ?? "", d = (e) => t.row(e), f = n !== Bt && JSON.stringify({
		...n,
		slowest: !1
	}) !== JSON.stringify(Bt);
	return /* @__PURE__ */ W("section", {
		"aria-labelledby": "interactions",
		children: [
			/* @__PURE__ */ W("h2", {
				id: "interactions",
				children: "Interactions"
			}),
			/* @__PURE__ */ W("p", {
				class: "hint",
				children: [
					L(t.count + e.interactions_left),
					" of ",
					L(c),
					" are kept: in each second the first of each load, step and outcome, the slowest, and some of the ordinary by chance.",
					e.interactions_left > 0 && ` This page has ${L(t.count)} of them; the others are in the record.`,
					" Numbers elsewhere come from all that took place."
				]
			}),
			/* @__PURE__ */ W("div", {
				class: "filters",
				children: [
					/* @__PURE__ */ W("label", { children: ["load ", /* @__PURE__ */ W("select", {
						value: n.load,
						onChange: (e) => o({ load: e.currentTarget.value }),
						children: [/* @__PURE__ */ W("option", {
							value: "",
							children: "all"
						}), (e.loads ?? []).map((e, t) => /* @__PURE__ */ W("option", {
							value: t,
							children: e.name
						}, t))]
					})] }),
					/* @__PURE__ */ W("label", { children: ["outcome ", /* @__PURE__ */ W("select", {
						value: n.outcome,
						onChange: (e) => o({ outcome: e.currentTarget.value }),
						children: [
							/* @__PURE__ */ W("option", {
								value: "",
								children: "all"
							}),
							/* @__PURE__ */ W("option", {
								value: "good",
								children: "good"
							}),
							t.failures.length > 0 && /* @__PURE__ */ W("option", {
								value: "failed",
								children: "failed"
							}),
							t.failures.map((e) => /* @__PURE__ */ W("option", {
								value: `-${e}`,
								children: e.replaceAll("_", " ")
							}, e))
						]
					})] }),
					t.causes.length > 0 && /* @__PURE__ */ W("label", { children: ["cause ", /* @__PURE__ */ W("select", {
						value: n.cause,
						onChange: (e) => o({ cause: e.currentTarget.value }),
						children: [/* @__PURE__ */ W("option", {
							value: "",
							children: "all"
						}), t.causes.map((t) => /* @__PURE__ */ W("option", {
							value: t,
							children: [K(e, t), (l[t]?.loads.length ?? 0) > 0 && (e.loads?.length ?? 0) > 1 ? ` (${l[t].loads.join(", ")})` : ""]
						}, t))]
					})] }),
					t.statuses.length > 0 && /* @__PURE__ */ W("label", { children: ["status ", /* @__PURE__ */ W("select", {
						value: n.status,
						onChange: (e) => o({ status: e.currentTarget.value }),
						children: [/* @__PURE__ */ W("option", {
							value: "",
							children: "all"
						}), t.statuses.map((e) => /* @__PURE__ */ W("option", {
							value: e,
							children: e
						}, e))]
					})] }),
					/* @__PURE__ */ W("span", {
						class: "range",
						children: [/* @__PURE__ */ W("label", { children: ["from plan, ms: at least ", /* @__PURE__ */ W("input", {
							type: "number",
							min: "0",
							step: "any",
							value: n.atLeastMs || "",
							onInput: (e) => o({ atLeastMs: Number(e.currentTarget.value) || 0 })
						})] }), /* @__PURE__ */ W("label", { children: ["at most ", /* @__PURE__ */ W("input", {
							type: "number",
							min: "0",
							step: "any",
							value: n.atMostMs || "",
							onInput: (e) => o({ atMostMs: Number(e.currentTarget.value) || 0 })
						})] })]
					}),
					/* @__PURE__ */ W("label", { children: ["text ", /* @__PURE__ */ W("input", {
						type: "search",
						placeholder: "number, detail, frame",
						value: n.text,
						onInput: (e) => o({ text: e.currentTarget.value })
					})] }),
					/* @__PURE__ */ W("label", { children: [/* @__PURE__ */ W("input", {
						type: "checkbox",
						checked: n.slowest,
						onChange: (e) => o({ slowest: e.currentTarget.checked })
					}), " slowest first"] }),
					r && /* @__PURE__ */ W("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							kt.value = null;
						},
						children: [
							"From ",
							z(Math.max(0, r[0])),
							" to ",
							z(r[1]),
							": show all"
						]
					}),
					f && /* @__PURE__ */ W("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							Vt.value = {
								...Bt,
								slowest: n.slowest
							};
						},
						children: "Clear filters"
					}),
					/* @__PURE__ */ W("span", {
						role: "status",
						children: [
							L(i.length),
							" of ",
							L(t.count)
						]
					})
				]
			}),
			/* @__PURE__ */ W(Ot, {
				label: "interactions",
				rows: i,
				chosen: s,
				onChoose: (e, t) => {
					a.value = t;
					let n = d(e);
					Pt.value = It(u(n.load), n.number);
				},
				columns: [
					{
						head: "load",
						width: "minmax(5rem,1fr)",
						cell: (e) => u(d(e).load)
					},
					{
						head: "number",
						width: "4.5rem",
						right: !0,
						cell: (e) => L(d(e).number)
					},
					{
						head: "planned at",
						wide: !0,
						width: "6rem",
						right: !0,
						cell: (e) => z(d(e).planned_s)
					},
					{
						head: "late",
						wide: !0,
						width: "6rem",
						right: !0,
						cell: (e) => R(Math.max(0, d(e).started_s - d(e).planned_s) * 1e3)
					},
					{
						head: "from plan",
						width: "5rem",
						right: !0,
						cell: (e) => R((d(e).ended_s - d(e).planned_s) * 1e3)
					},
					{
						head: "status",
						wide: !0,
						width: "4rem",
						right: !0,
						cell: (e) => d(e).status || "–"
					},
					{
						head: "outcome",
						width: "minmax(6rem,1fr)",
						cell: (e) => {
							let t = d(e);
							return /* @__PURE__ */ W("span", {
								class: t.failure ? "bad" : "good",
								children: t.failure ? `✗ ${t.failure.replaceAll("_", " ")}` : "✓ good"
							});
						}
					},
					{
						head: "cause",
						wide: !0,
						width: "minmax(8rem,1.4fr)",
						cell: (t) => K(e, d(t).cause)
					}
				]
			}),
			Pt.value && s < 0 && /* @__PURE__ */ W("p", {
				class: "hint",
				role: "status",
				children: "The interaction that the address names is not in this page."
			}),
			s >= 0 && /* @__PURE__ */ W(an, {
				page: e,
				all: t,
				at: s,
				byKey: a.value,
				onClose: () => {
					Pt.value = "", document.querySelector(".rows[aria-label=\"interactions\"]")?.focus();
				}
			})
		]
	});
}
function K(e, t) {
	let n = e.summary.causes[t];
	return n ? e.titles[n.cause] ?? n.cause.replaceAll("_", " ") : "";
}
function rn(e, t) {
	let n = Pt.value;
	return Ne(() => {
		let [r, i] = n.split("/"), a = (e.loads ?? []).findIndex((e) => encodeURIComponent(e.name) === r);
		return a < 0 ? -1 : t.find(a, Number(i));
	}, [t, n]);
}
function an({ page: e, all: t, at: n, byKey: r, onClose: i }) {
	let a = Ne(() => t.open(n), [t, n]), o = e.loads?.[a.load]?.name ?? "";
	return /* @__PURE__ */ W(Gt, {
		label: `Interaction ${o} ${a.number}`,
		byKey: r,
		onClose: i,
		title: /* @__PURE__ */ W(x, { children: [
			o,
			" ",
			L(a.number),
			" ",
			/* @__PURE__ */ W("a", {
				class: "unit",
				href: `#interaction=${It(o, a.number)}`,
				children: "link"
			})
		] }),
		children: /* @__PURE__ */ W(Kt, {
			page: e,
			one: a
		})
	});
}
// src/kept.ts
var on = class {
	bytes;
	at;
	texts;
	before;
	decoder = new TextDecoder();
	constructor(e, t = 0, n = 0, r = 0) {
		this.bytes = e, this.at = t, this.texts = n, this.before = r;
	}
	count() {
		let e = this.bytes[this.at++];
		if (e < 128) return e;
		let t = e & 127, n = 7;
		for (; n < 28; n += 7) if (e = this.bytes[this.at++], t |= (e & 127) << n, e < 128) return t;
		for (let n = 2 ** 28; this.at < this.bytes.length; n *= 128) if (e = this.bytes[this.at++], t += (e & 127) * n, e < 128) return t;
		throw Error(sn);
	}
	signed() {
		let e = this.count();
		return e < 2 ** 31 ? e >>> 1 ^ -(e & 1) : e % 2 == 1 ? -(e + 1) / 2 : e / 2;
	}
	instant() {
		return this.before += this.signed(), this.before / 1e6;
	}
	micro() {
		return this.signed() / 1e6;
	}
	text() {
		let e = this.bytes.indexOf(0, this.texts), t = this.decoder.decode(this.bytes.subarray(this.texts, e));
		return this.texts = e + 1, t;
	}
	textIf(e) {
		return e ? this.text() : "";
	}
}, sn = "the interactions of this page are cut off", q = [
	"?",
	"text",
	"binary",
	"ping",
	"pong",
	"close"
];
function cn(e, t) {
	return new ln(e, t);
}
var ln = class {
	bytes;
	page;
	count;
	failures;
	statuses;
	causes;
	planned;
	started;
	ended;
	loads;
	numbers;
	failure;
	cause;
	status;
	details;
	texts;
	names;
	constructor(e, t) {
		this.bytes = e, this.page = t;
		let n = new on(e), r = n.count();
		if (r !== 1) throw Error(`its interactions are packed in version ${r}, this page reads 1`);
		let i = this.count = n.count(), a = new TextDecoder();
		this.names = [""];
		for (let t = n.count(); t > 0; t--) {
			let t = n.count();
			this.names.push(a.decode(e.subarray(n.at, n.at + t))), n.at += t;
		}
		this.planned = new Float64Array(i), this.started = new Float64Array(i), this.ended = new Float64Array(i), this.loads = new Uint16Array(i), this.numbers = new Float64Array(i), this.failure = new Uint32Array(i), this.cause = new Uint16Array(i), this.status = new Uint16Array(i), this.details = new Float64Array(i + 1), this.texts = new Float64Array(i + 1);
		for (let e = 0; e < i; e++) {
			this.planned[e] = n.instant();
			let t = n.before;
			this.started[e] = n.instant(), this.ended[e] = n.instant(), n.before = t, this.loads[e] = n.count(), this.numbers[e] = n.signed(), this.failure[e] = n.count(), this.cause[e] = n.count(), this.status[e] = n.signed(), this.details[e + 1] = this.details[e] + n.count(), this.texts[e + 1] = this.texts[e] + n.count();
		}
		let o = n.at, s = o + this.details[i];
		for (let e = 0; e <= i; e++) this.details[e] += o, this.texts[e] += s;
		if (this.texts[i] !== e.length) throw Error(sn);
		this.failures = this.names.slice(1).sort(), this.statuses = dn(this.status).filter((e) => e > 0), this.causes = dn(this.cause).filter((e) => e > 0).map((e) => e - 1);
	}
	row(e) {
		return {
			load: this.loads[e],
			number: this.numbers[e],
			planned_s: this.planned[e],
			started_s: this.started[e],
			ended_s: this.ended[e],
			failure: this.names[this.failure[e]],
			cause: this.cause[e] - 1,
			status: this.status[e]
		};
	}
	find(e, t) {
		for (let n = 0; n < this.count; n++) if (this.numbers[n] === t && this.loads[n] === e) return n;
		return -1;
	}
	filter(e) {
		let t = new Uint32Array(this.count), n = e.load === "" ? -1 : Number(e.load), r = e.cause === "" ? -1 : Number(e.cause) + 1, i = e.outcome === "" ? -1 : e.outcome === "good" ? 0 : e.outcome === "failed" ? -2 : this.names.indexOf(e.outcome.slice(1)), a = e.status === "" ? -1 : Number(e.status), o = e.atLeastMs / 1e3, s = e.atMostMs > 0 ? e.atMostMs / 1e3 : Infinity, c = e.text === "" ? null : this.saying(e.text), l = e.slowest ? this.slowest() : null, u = 0;
		for (let d = 0; d < this.count; d++) {
			let f = l ? l[d] : d, p = this.ended[f] - this.planned[f];
			n >= 0 && this.loads[f] !== n || r >= 0 && this.cause[f] !== r || a >= 0 && this.status[f] !== a || (i >= 0 ? this.failure[f] !== i : i === -2 && this.failure[f] === 0) || p < o || p > s || c && !c[f] || e.between && (this.ended[f] < e.between[0] || this.planned[f] > e.between[1]) || (t[u++] = f);
		}
		return t.subarray(0, u);
	}
	prepare() {
		this.lowered(), this.slowest();
	}
	slowest() {
		if (this.bySlowness) return this.bySlowness;
		let e = new Float64Array(this.count), t = 2 ** 17;
		for (let n = 0; n < this.count; n++) e[n] = Math.min(2 ** 35, Math.round((this.ended[n] - this.planned[n]) * 1e6)) * t + (t - 1 - n);
		e.sort();
		let n = this.bySlowness = new Uint32Array(this.count);
		for (let r = 0; r < this.count; r++) {
			let i = e[this.count - 1 - r];
			n[r] = t - 1 - (i - Math.floor(i / t) * t);
		}
		return n;
	}
	bySlowness;
	saying(e) {
		let t = new Uint8Array(this.count), n = e.toLowerCase(), r = this.names.map((e) => e.toLowerCase().includes(n)), i = Number(n.replaceAll(",", ""));
		for (let e = 0; e < this.count; e++) (this.numbers[e] === i || this.failure[e] > 0 && r[this.failure[e]]) && (t[e] = 1);
		let a = this.lowered(), o = un(new TextEncoder().encode(e)), s = this.texts[0], c = 0;
		for (let e = a.indexOf(o); e >= 0; e = a.indexOf(o, this.texts[c] - s)) {
			for (; this.texts[c + 1] - s <= e;) c++;
			t[c++] = 1;
		}
		return t;
	}
	lowered() {
		return this.low ??= un(this.bytes.subarray(this.texts[0]));
	}
	low;
	open(e) {
		let t = new on(this.bytes, this.details[e], this.texts[e]), n = this.row(e), r = this.page.loads?.[n.load], i = (e) => e < 0 ? "" : r?.sockets[e] ?? String(e), a = t.text(), o = Math.round(n.planned_s * 1e6);
		t.before = o;
		let s = [];
		for (let e = t.count(); e > 0; e--) {
			let e = t.count();
			t.signed();
			let n = r?.program[t.count()], i = t.instant(), a = e & 16 ? t.instant() : 0, o = t.instant(), c = e & 1 ? t.count() : 1, l = e & 2 ? t.signed() : 0;
			s.push({
				name: n?.name ?? "",
				op: n?.op ?? "",
				planned_s: i,
				sent_s: a,
				ended_s: o,
				attempts: c,
				status: l,
				failure: t.textIf(e & 4),
				detail: t.textIf(e & 8)
			});
		}
		t.before = o;
		let c = [];
		for (let e = t.count(); e > 0; e--) {
			let e = t.count(), n = t.count(), r = t.instant(), [i, a, o, s, l] = [
				1,
				2,
				4,
				8,
				16
			].map((n) => e & n ? t.instant() : 0), u = t.instant(), d = t.signed(), f = t.count(), p = t.signed(), m = t.signed(), h = e & 32 ? t.signed() : 0, g = t.textIf(e & 64), _ = t.textIf(e & 128), v = e & 256 ? t.micro() : 0;
			c.push({
				position: n,
				asked_s: r,
				dialed_s: i,
				connected_s: a,
				secured_s: o,
				sent_s: s,
				first_byte_s: l,
				ended_s: u,
				address: d,
				used: f,
				bytes_sent: p,
				bytes_received: m,
				status: h,
				failure: g,
				retry_after: _,
				wait_s: v
			});
		}
		t.before = o;
		let l = [];
		for (let e = t.count(); e > 0; e--) {
			let e = t.count(), n = t.instant(), r = i(t.count()), a = q[t.count()] ?? "?", o = t.count();
			l.push({
				at_s: n,
				socket: r,
				out: !!(e & 1),
				kind: a,
				bytes: o,
				text: t.textIf(e & 2)
			});
		}
		let u = [];
		for (let e = t.count(); e > 0; e--) {
			let e = t.count(), n = t.count(), r = i(t.signed()), a = t.micro(), o = t.micro(), s = t.micro(), c = t.micro(), l = t.micro(), d = t.signed(), f = t.signed(), p = t.signed(), m = t.text(), h = t.text(), g = t.text(), _ = t.text(), v = e & 4 ? Array.from({ length: 14 }, () => t.count()) : null;
			u.push({
				position: n,
				socket: r,
				ready_s: a,
				ended_s: o,
				received_s: s,
				sent_s: c,
				own_gap_s: l,
				address: d,
				local_port: f,
				close_code: p,
				how: m,
				errname: h,
				reason: g,
				detail: _,
				tls: !!(e & 1),
				close_notify: !!(e & 2),
				tcp: v
			});
		}
		let d = {
			steps: t.count(),
			attempts: t.count(),
			frames: t.count(),
			breaks: t.count()
		};
		return {
			...n,
			conversation: a,
			steps: s,
			attempts: c,
			frames: l,
			breaks: u,
			missing: d
		};
	}
};
function un(e) {
	return new TextDecoder("latin1").decode(e).toLowerCase();
}
function dn(e) {
	let t = /* @__PURE__ */ new Uint8Array(65536), n = [];
	for (let n of e) t[n] = 1;
	return t.forEach((e, t) => {
		e && n.push(t);
	}), n;
}
// src/bursts.tsx
function fn({ page: e, onPick: t }) {
	let n = [];
	for (let t of Object.values(e.closes)) t.forEach((e, t) => {
		n[t] = (n[t] ?? 0) + e;
	});
	let r = [];
	for (let e of n.keys()) (n[e] ?? 0) >= 3 && (n[e] ?? 0) >= (n[e - 1] ?? 0) && (n[e] ?? 0) > (n[e + 1] ?? 0) && r.push(e);
	return r.sort((e, t) => n[t] - n[e]), r.length === 0 ? null : /* @__PURE__ */ W("p", {
		class: "hint",
		children: ["Most closed at ", r.slice(0, 3).map((r) => /* @__PURE__ */ W("button", {
			type: "button",
			class: "quiet",
			onClick: () => t(r * e.step_s),
			children: [
				pe(r * e.step_s),
				": show ",
				L(n[r]),
				" sockets"
			]
		}, r))]
	});
}
// node_modules/uplot/dist/uPlot.esm.js
var pn = !0, mn = "uplot", hn = "u-hz", gn = "u-vt", _n = "u-title", vn = "u-wrap", yn = "u-under", bn = "u-over", xn = "u-axis", Sn = "u-off", Cn = "u-select", wn = "u-cursor-x", Tn = "u-cursor-y", En = "u-cursor-pt", Dn = "u-legend", On = "u-live", kn = "u-inline", An = "u-series", jn = "u-marker", Mn = "u-label", Nn = "u-value", Pn = "width", Fn = "height", In = "top", Ln = "bottom", Rn = "left", zn = "right", Bn = "#000", Vn = "#0000", Hn = "mousemove", Un = "mousedown", Wn = "mouseup", Gn = "mouseenter", Kn = "mouseleave", qn = "dblclick", Jn = "resize", Yn = "scroll", Xn = "change", Zn = "dppxchange", Qn = "--", $n = typeof window < "u", er = $n ? document : null, tr = $n ? window : null, nr = $n ? navigator : null, J, rr;
function ir() {
	let e = devicePixelRatio;
	J != e && (J = e, rr && vr(Xn, rr, ir), rr = matchMedia(`(min-resolution: ${J - .001}dppx) and (max-resolution: ${J + .001}dppx)`), _r(Xn, rr, ir), tr.dispatchEvent(new CustomEvent(Zn)));
}
function ar(e, t) {
	if (t != null) {
		let n = e.classList;
		!n.contains(t) && n.add(t);
	}
}
function or(e, t) {
	let n = e.classList;
	n.contains(t) && n.remove(t);
}
function Y(e, t, n) {
	e.style[t] = n + "px";
}
function sr(e, t, n, r) {
	let i = er.createElement(e);
	return t != null && ar(i, t), n?.insertBefore(i, r), i;
}
function cr(e, t) {
	return sr("div", e, t);
}
var lr = /* @__PURE__ */ new WeakMap();
function ur(e, t, n, r, i) {
	let a = "translate(" + t + "px," + n + "px)";
	a != lr.get(e) && (e.style.transform = a, lr.set(e, a), t < 0 || n < 0 || t > r || n > i ? ar(e, Sn) : or(e, Sn));
}
var dr = /* @__PURE__ */ new WeakMap();
function fr(e, t, n) {
	let r = t + n;
	r != dr.get(e) && (dr.set(e, r), e.style.background = t, e.style.borderColor = n);
}
var pr = /* @__PURE__ */ new WeakMap();
function mr(e, t, n, r) {
	let i = t + "" + n;
	i != pr.get(e) && (pr.set(e, i), e.style.height = n + "px", e.style.width = t + "px", e.style.marginLeft = r ? -t / 2 + "px" : 0, e.style.marginTop = r ? -n / 2 + "px" : 0);
}
var hr = { passive: !0 }, gr = {
	...hr,
	capture: !0
};
function _r(e, t, n, r) {
	t.addEventListener(e, n, r ? gr : hr);
}
function vr(e, t, n, r) {
	t.removeEventListener(e, n, hr);
}
$n && ir();
function yr(e, t, n, r) {
	let i;
	n ||= 0, r ||= t.length - 1;
	let a = r <= 2147483647;
	for (; r - n > 1;) i = a ? n + r >> 1 : Br((n + r) / 2), t[i] < e ? n = i : r = i;
	return e - t[n] <= t[r] - e ? n : r;
}
function br(e) {
	return (t, n, r) => {
		let i = -1, a = -1;
		for (let a = n; a <= r; a++) if (e(t[a])) {
			i = a;
			break;
		}
		for (let i = r; i >= n; i--) if (e(t[i])) {
			a = i;
			break;
		}
		return [i, a];
	};
}
var xr = (e) => e != null, Sr = (e) => e != null && e > 0, Cr = br(xr), wr = br(Sr);
function Tr(e, t, n, r = 0, i = !1) {
	let a = i ? wr : Cr, o = i ? Sr : xr;
	[t, n] = a(e, t, n);
	let s = e[t], c = e[t];
	if (t > -1) {
		if (r == 1) s = e[t], c = e[n];
		else if (r == -1) s = e[n], c = e[t];
		else for (let r = t; r <= n; r++) {
			let t = e[r];
			o(t) && (t < s ? s = t : t > c && (c = t));
		}
	}
	return [s ?? Zr, c ?? -Zr];
}
function Er(e, t, n, r) {
	let i = Kr(e), a = Kr(t);
	e == t && (i == -1 ? (e *= n, t /= n) : (e /= n, t *= n));
	let o = n == 10 ? qr : Jr, s = i == 1 ? Br : Hr, c = a == 1 ? Hr : Br, l = s(o(zr(e))), u = c(o(zr(t))), d = Gr(n, l), f = Gr(n, u);
	return n == 10 && (l < 0 && (d = Q(d, -l)), u < 0 && (f = Q(f, -u))), r || n == 2 ? (e = d * i, t = f * a) : (e = di(e, d), t = ui(t, f)), [e, t];
}
function Dr(e, t, n, r) {
	let i = Er(e, t, n, r);
	return e == 0 && (i[0] = 0), t == 0 && (i[1] = 0), i;
}
var Or = .1, kr = {
	mode: 3,
	pad: Or
}, Ar = {
	pad: 0,
	soft: null,
	mode: 0
}, jr = {
	min: Ar,
	max: Ar
};
function Mr(e, t, n, r) {
	return Si(n) ? Pr(e, t, n) : (Ar.pad = n, Ar.soft = r ? 0 : null, Ar.mode = r ? 3 : 0, Pr(e, t, jr));
}
function X(e, t) {
	return e ?? t;
}
function Nr(e, t, n) {
	for (t = X(t, 0), n = X(n, e.length - 1); t <= n;) {
		if (e[t] != null) return !0;
		t++;
	}
	return !1;
}
function Pr(e, t, n) {
	let r = n.min, i = n.max, a = X(r.pad, 0), o = X(i.pad, 0), s = X(r.hard, -Zr), c = X(i.hard, Zr), l = X(r.soft, Zr), u = X(i.soft, -Zr), d = X(r.mode, 0), f = X(i.mode, 0), p = t - e, m = qr(p), h = Wr(zr(e), zr(t)), g = zr(qr(h) - m);
	(p < 1e-24 || g > 10) && (p = 0, (e == 0 || t == 0) && (p = 1e-24, d == 2 && l != Zr && (a = 0), f == 2 && u != -Zr && (o = 0)));
	let _ = p || h || 1e3, v = Gr(10, Br(qr(_))), y = Q(di(e - _ * (p == 0 ? e == 0 ? .1 : 1 : a), v / 10), 24), b = e >= l && (d == 1 || d == 3 && y <= l || d == 2 && y >= l) ? l : Zr, x = Wr(s, y < b && e >= b ? b : Ur(b, y)), S = Q(ui(t + _ * (p == 0 ? t == 0 ? .1 : 1 : o), v / 10), 24), C = t <= u && (f == 1 || f == 3 && S >= u || f == 2 && S <= u) ? u : -Zr, w = Ur(c, S > C && t <= C ? C : Wr(C, S));
	return x == w && x == 0 && (w = 100), [x, w];
}
var Fr = new Intl.NumberFormat($n ? nr.language : "en-US"), Ir = (e) => Fr.format(e), Lr = Math, Rr = Lr.PI, zr = Lr.abs, Br = Lr.floor, Vr = Lr.round, Hr = Lr.ceil, Ur = Lr.min, Wr = Lr.max, Gr = Lr.pow, Kr = Lr.sign, qr = Lr.log10, Jr = Lr.log2, Yr = (e, t = 1) => Lr.sinh(e) * t, Xr = (e, t = 1) => Lr.asinh(e / t), Zr = Infinity;
function Qr(e) {
	return (qr((e ^ e >> 31) - (e >> 31)) | 0) + 1;
}
function $r(e, t, n) {
	return Ur(Wr(e, t), n);
}
function ei(e) {
	return typeof e == "function";
}
function Z(e) {
	return ei(e) ? e : () => e;
}
var ti = () => {}, ni = (e) => e, ri = (e, t) => t, ii = (e) => null, ai = (e) => !0, oi = (e, t) => e == t, si = /\.\d*?(?=9{6,}|0{6,})/gm, ci = (e) => {
	if (yi(e) || fi.has(e)) return e;
	let t = `${e}`, n = t.match(si);
	if (n == null) return e;
	let r = n[0].length - 1;
	if (t.indexOf("e-") != -1) {
		let [e, n] = t.split("e");
		return +`${ci(e)}e${n}`;
	}
	return Q(e, r);
};
function li(e, t) {
	return ci(Q(ci(e / t)) * t);
}
function ui(e, t) {
	return ci(Hr(ci(e / t)) * t);
}
function di(e, t) {
	return ci(Br(ci(e / t)) * t);
}
function Q(e, t = 0) {
	if (yi(e)) return e;
	let n = 10 ** t;
	return Vr(e * n * (1 + 2 ** -52)) / n;
}
var fi = /* @__PURE__ */ new Map();
function pi(e) {
	return (("" + e).split(".")[1] || "").length;
}
function mi(e, t, n, r) {
	let i = [], a = r.map(pi);
	for (let o = t; o < n; o++) {
		let t = zr(o), n = Q(Gr(e, o), t);
		for (let s = 0; s < r.length; s++) {
			let c = e == 10 ? +`${r[s]}e${o}` : r[s] * n, l = (o >= 0 ? 0 : t) + (o >= a[s] ? 0 : a[s]), u = e == 10 ? c : Q(c, l);
			i.push(u), fi.set(u, l);
		}
	}
	return i;
}
var hi = {}, gi = [], _i = [null, null], vi = Array.isArray, yi = Number.isInteger, bi = (e) => e === void 0;
function xi(e) {
	return typeof e == "string";
}
function Si(e) {
	let t = !1;
	if (e != null) {
		let n = e.constructor;
		t = n == null || n == Object;
	}
	return t;
}
function Ci(e) {
	return typeof e == "object" && !!e;
}
var wi = Object.getPrototypeOf(Uint8Array), Ti = "__proto__";
function Ei(e, t = Si) {
	let n;
	if (vi(e)) {
		let r = e.find((e) => e != null);
		if (vi(r) || t(r)) {
			n = Array(e.length);
			for (let r = 0; r < e.length; r++) n[r] = Ei(e[r], t);
		} else n = e.slice();
	} else if (e instanceof wi) n = e.slice();
	else if (t(e)) {
		n = {};
		for (let r in e) r != Ti && (n[r] = Ei(e[r], t));
	} else n = e;
	return n;
}
function Di(e) {
	let t = arguments;
	for (let n = 1; n < t.length; n++) {
		let r = t[n];
		for (let t in r) t != Ti && (Si(e[t]) ? Di(e[t], Ei(r[t])) : e[t] = Ei(r[t]));
	}
	return e;
}
var Oi = 0, ki = 1, Ai = 2;
function ji(e, t, n) {
	for (let r = 0, i, a = -1; r < t.length; r++) {
		let o = t[r];
		if (o > a) {
			for (i = o - 1; i >= 0 && e[i] == null;) e[i--] = null;
			for (i = o + 1; i < n && e[i] == null;) e[a = i++] = null;
		}
	}
}
function Mi(e, t) {
	if (Fi(e)) {
		let t = e[0].slice();
		for (let n = 1; n < e.length; n++) t.push(...e[n].slice(1));
		return Ii(t[0]) || (t = Pi(t)), t;
	}
	let n = /* @__PURE__ */ new Set();
	for (let t = 0; t < e.length; t++) {
		let r = e[t][0], i = r.length;
		for (let e = 0; e < i; e++) n.add(r[e]);
	}
	let r = [Array.from(n).sort((e, t) => e - t)], i = r[0].length, a = /* @__PURE__ */ new Map();
	for (let e = 0; e < i; e++) a.set(r[0][e], e);
	for (let n = 0; n < e.length; n++) {
		let o = e[n], s = o[0];
		for (let e = 1; e < o.length; e++) {
			let c = o[e], l = Array(i).fill(void 0), u = t ? t[n][e] : ki, d = [];
			for (let e = 0; e < c.length; e++) {
				let t = c[e], n = a.get(s[e]);
				t === null ? u != Oi && (l[n] = t, u == Ai && d.push(n)) : l[n] = t;
			}
			ji(l, d, i), r.push(l);
		}
	}
	return r;
}
var Ni = typeof queueMicrotask > "u" ? (e) => Promise.resolve().then(e) : queueMicrotask;
function Pi(e) {
	let t = e[0], n = t.length, r = Array(n);
	for (let e = 0; e < r.length; e++) r[e] = e;
	r.sort((e, n) => t[e] - t[n]);
	let i = [];
	for (let t = 0; t < e.length; t++) {
		let a = e[t], o = Array(n);
		for (let e = 0; e < n; e++) o[e] = a[r[e]];
		i.push(o);
	}
	return i;
}
function Fi(e) {
	let t = e[0][0], n = t.length;
	for (let r = 1; r < e.length; r++) {
		let i = e[r][0];
		if (i.length != n) return !1;
		if (i != t) {
			for (let e = 0; e < n; e++) if (i[e] != t[e]) return !1;
		}
	}
	return !0;
}
function Ii(e, t = 100) {
	let n = e.length;
	if (n <= 1) return !0;
	let r = 0, i = n - 1;
	for (; r <= i && e[r] == null;) r++;
	for (; i >= r && e[i] == null;) i--;
	if (i <= r) return !0;
	let a = Wr(1, Br((i - r + 1) / t));
	for (let t = e[r], n = r + a; n <= i; n += a) {
		let r = e[n];
		if (r != null) {
			if (r <= t) return !1;
			t = r;
		}
	}
	return !0;
}
var Li = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December"
], Ri = [
	"Sunday",
	"Monday",
	"Tuesday",
	"Wednesday",
	"Thursday",
	"Friday",
	"Saturday"
];
function zi(e) {
	return e.slice(0, 3);
}
var Bi = Ri.map(zi), Vi = {
	MMMM: Li,
	MMM: Li.map(zi),
	WWWW: Ri,
	WWW: Bi
};
function Hi(e) {
	return (e < 10 ? "0" : "") + e;
}
function Ui(e) {
	return (e < 10 ? "00" : e < 100 ? "0" : "") + e;
}
var Wi = {
	YYYY: (e) => e.getFullYear(),
	YY: (e) => (e.getFullYear() + "").slice(2),
	MMMM: (e, t) => t.MMMM[e.getMonth()],
	MMM: (e, t) => t.MMM[e.getMonth()],
	MM: (e) => Hi(e.getMonth() + 1),
	M: (e) => e.getMonth() + 1,
	DD: (e) => Hi(e.getDate()),
	D: (e) => e.getDate(),
	WWWW: (e, t) => t.WWWW[e.getDay()],
	WWW: (e, t) => t.WWW[e.getDay()],
	HH: (e) => Hi(e.getHours()),
	H: (e) => e.getHours(),
	h: (e) => {
		let t = e.getHours();
		return t == 0 ? 12 : t > 12 ? t - 12 : t;
	},
	AA: (e) => e.getHours() >= 12 ? "PM" : "AM",
	aa: (e) => e.getHours() >= 12 ? "pm" : "am",
	a: (e) => e.getHours() >= 12 ? "p" : "a",
	mm: (e) => Hi(e.getMinutes()),
	m: (e) => e.getMinutes(),
	ss: (e) => Hi(e.getSeconds()),
	s: (e) => e.getSeconds(),
	fff: (e) => Ui(e.getMilliseconds())
};
function Gi(e, t) {
	t ||= Vi;
	let n = [], r = /\{([a-z]+)\}|[^{]+/gi, i;
	for (; i = r.exec(e);) n.push(i[0][0] == "{" ? Wi[i[1]] : i[0]);
	return (e) => {
		let r = "";
		for (let i = 0; i < n.length; i++) r += typeof n[i] == "string" ? n[i] : n[i](e, t);
		return r;
	};
}
var Ki = new Intl.DateTimeFormat().resolvedOptions().timeZone;
function qi(e, t) {
	let n;
	return t == "UTC" || t == "Etc/UTC" ? n = /* @__PURE__ */ new Date(+e + e.getTimezoneOffset() * 6e4) : t == Ki ? n = e : (n = new Date(e.toLocaleString("en-US", { timeZone: t })), n.setMilliseconds(e.getMilliseconds())), n;
}
var Ji = (e) => e % 1 == 0, Yi = [
	1,
	2,
	2.5,
	5
], Xi = mi(10, -32, 0, Yi), Zi = mi(10, 0, 32, Yi), Qi = Zi.filter(Ji), $i = Xi.concat(Zi), ea = "\n", ta = "{YYYY}", na = ea + ta, ra = "{M}/{D}", ia = ea + ra, aa = ia + "/{YY}", oa = "{aa}", sa = "{h}:{mm}" + oa, ca = ea + sa, la = ":{ss}", $ = null;
function ua(e) {
	let t = e * 1e3, n = t * 60, r = n * 60, i = r * 24, a = i * 30, o = i * 365, s = (e == 1 ? mi(10, 0, 3, Yi).filter(Ji) : mi(10, -3, 0, Yi)).concat([
		t,
		t * 5,
		t * 10,
		t * 15,
		t * 30,
		n,
		n * 5,
		n * 10,
		n * 15,
		n * 30,
		r,
		r * 2,
		r * 3,
		r * 4,
		r * 6,
		r * 8,
		r * 12,
		i,
		i * 2,
		i * 3,
		i * 4,
		i * 5,
		i * 6,
		i * 7,
		i * 8,
		i * 9,
		i * 10,
		i * 15,
		a,
		a * 2,
		a * 3,
		a * 4,
		a * 6,
		o,
		o * 2,
		o * 5,
		o * 10,
		o * 25,
		o * 50,
		o * 100
	]), c = [
		[
			o,
			ta,
			$,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			i * 28,
			"{MMM}",
			na,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			i,
			ra,
			na,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			r,
			"{h}" + oa,
			aa,
			$,
			ia,
			$,
			$,
			$,
			1
		],
		[
			n,
			sa,
			aa,
			$,
			ia,
			$,
			$,
			$,
			1
		],
		[
			t,
			la,
			aa + " " + sa,
			$,
			ia + " " + sa,
			$,
			ca,
			$,
			1
		],
		[
			e,
			la + ".{fff}",
			aa + " " + sa,
			$,
			ia + " " + sa,
			$,
			ca,
			$,
			1
		]
	];
	function l(t) {
		return (s, c, l, u, d, f) => {
			let p = [], m = d >= o, h = d >= a && d < o, g = t(l), _ = Q(g * e, 3), v = ba(g.getFullYear(), m ? 0 : g.getMonth(), h || m ? 1 : g.getDate()), y = Q(v * e, 3);
			if (h || m) {
				let n = h ? d / a : 0, r = m ? d / o : 0, i = _ == y ? _ : Q(ba(v.getFullYear() + r, v.getMonth() + n, 1) * e, 3), s = new Date(Vr(i / e)), c = s.getFullYear(), l = s.getMonth();
				for (let a = 0; i <= u; a++) {
					let o = ba(c + r * a, l + n * a, 1), s = o - t(Q(o * e, 3));
					i = Q((+o + s) * e, 3), i <= u && p.push(i);
				}
			} else {
				let a = d >= i ? i : d, o = y + (Br(l) - Br(_)) + ui(_ - y, a);
				p.push(o);
				let m = t(o), h = m.getHours() + m.getMinutes() / n + m.getSeconds() / r, g = d / r, v = f / s.axes[c]._space;
				for (; o = Q(o + d, e == 1 ? 0 : 3), !(o > u);) if (g > 1) {
					let e = Br(Q(h + g, 6)) % 24, n = t(o).getHours() - e;
					n > 1 && (n = -1), o -= n * r, h = (h + g) % 24;
					let i = p[p.length - 1];
					Q((o - i) / d, 3) * v >= .7 && p.push(o);
				} else p.push(o);
			}
			return p;
		};
	}
	return [
		s,
		c,
		l
	];
}
var [da, fa, pa] = ua(1), [ma, ha, ga] = ua(.001);
mi(2, -53, 53, [1]);
function _a(e, t) {
	return e.map((e) => e.map((n, r) => r == 0 || r == 8 || n == null ? n : t(r == 1 || e[8] == 0 ? n : e[1] + n)));
}
function va(e, t) {
	return (n, r, i, a, o) => {
		let s = t.find((e) => o >= e[0]) || t[t.length - 1], c, l, u, d, f, p;
		return r.map((t) => {
			let n = e(t), r = n.getFullYear(), i = n.getMonth(), a = n.getDate(), o = n.getHours(), m = n.getMinutes(), h = n.getSeconds(), g = r != c && s[2] || i != l && s[3] || a != u && s[4] || o != d && s[5] || m != f && s[6] || h != p && s[7] || s[1];
			return c = r, l = i, u = a, d = o, f = m, p = h, g(n);
		});
	};
}
function ya(e, t) {
	let n = Gi(t);
	return (t, r, i, a, o) => r.map((t) => n(e(t)));
}
function ba(e, t, n) {
	return new Date(e, t, n);
}
function xa(e, t) {
	return t(e);
}
var Sa = "{YYYY}-{MM}-{DD} {h}:{mm}{aa}";
function Ca(e, t) {
	return (n, r, i, a) => a == null ? Qn : t(e(r));
}
function wa(e, t) {
	let n = e.series[t];
	return n.width ? n.stroke(e, t) : n.points.width ? n.points.stroke(e, t) : null;
}
function Ta(e, t) {
	return e.series[t].fill(e, t);
}
var Ea = {
	show: !0,
	live: !0,
	isolate: !1,
	mount: ti,
	markers: {
		show: !0,
		width: 2,
		stroke: wa,
		fill: Ta,
		dash: "solid"
	},
	idx: null,
	idxs: null,
	values: []
};
function Da(e, t) {
	let n = e.cursor.points, r = cr(), i = n.size(e, t);
	Y(r, Pn, i), Y(r, Fn, i);
	let a = i / -2;
	Y(r, "marginLeft", a), Y(r, "marginTop", a);
	let o = n.width(e, t, i);
	return o && Y(r, "borderWidth", o), r;
}
function Oa(e, t) {
	let n = e.series[t].points;
	return n._fill || n._stroke;
}
function ka(e, t) {
	let n = e.series[t].points;
	return n._stroke || n._fill;
}
function Aa(e, t) {
	return e.series[t].points.size;
}
var ja = [0, 0];
function Ma(e, t, n) {
	return ja[0] = t, ja[1] = n, ja;
}
function Na(e, t, n, r = !0) {
	return (e) => {
		e.button != 0 || r && e.target != t || n(e);
	};
}
function Pa(e, t, n, r = !0) {
	return (e) => {
		r && e.target != t || n(e);
	};
}
var Fa = {
	show: !0,
	x: !0,
	y: !0,
	lock: !1,
	move: Ma,
	points: {
		one: !1,
		show: Da,
		size: Aa,
		width: 0,
		stroke: ka,
		fill: Oa
	},
	bind: {
		mousedown: Na,
		mouseup: Na,
		click: Na,
		dblclick: Na,
		mousemove: Pa,
		mouseleave: Pa,
		mouseenter: Pa
	},
	drag: {
		setScale: !0,
		x: !0,
		y: !1,
		dist: 0,
		uni: null,
		click: (e, t) => {
			t.stopPropagation(), t.stopImmediatePropagation();
		},
		_x: !1,
		_y: !1
	},
	focus: {
		dist: (e, t, n, r, i) => r - i,
		prox: -1,
		bias: 0
	},
	hover: {
		skip: [void 0],
		prox: null,
		bias: 0
	},
	left: -10,
	top: -10,
	idx: null,
	dataIdx: null,
	idxs: null,
	event: null
}, Ia = {
	show: !0,
	stroke: "rgba(0,0,0,0.07)",
	width: 2
}, La = Di({}, Ia, { filter: ri }), Ra = Di({}, La, { size: 10 }), za = Di({}, Ia, { show: !1 }), Ba = "12px system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, \"Noto Sans\", sans-serif, \"Apple Color Emoji\", \"Segoe UI Emoji\", \"Segoe UI Symbol\", \"Noto Color Emoji\"", Va = "bold " + Ba, Ha = 1.5, Ua = {
	show: !0,
	scale: "x",
	stroke: Bn,
	space: 50,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: Va,
	side: 2,
	grid: La,
	ticks: Ra,
	border: za,
	font: Ba,
	lineGap: Ha,
	rotate: 0
}, Wa = "Value", Ga = "Time", Ka = {
	show: !0,
	scale: "x",
	auto: !1,
	sorted: 1,
	min: Zr,
	max: -Infinity,
	idxs: []
};
function qa(e, t, n, r, i) {
	return t.map((e) => e == null ? "" : Ir(e));
}
function Ja(e, t, n, r, i, a, o) {
	let s = [], c = fi.get(i) || 0;
	n = o ? n : Q(ui(n, i), c);
	for (let e = n; e <= r; e = Q(e + i, c)) s.push(Object.is(e, -0) ? 0 : e);
	return s;
}
function Ya(e, t, n, r, i, a, o) {
	let s = [], c = e.scales[e.axes[t].scale].log;
	i = Gr(c, Br((c == 10 ? qr : Jr)(n))), c == 10 && (i = $i[yr(i, $i)]);
	let l = n, u = i * c;
	c == 10 && (u = $i[yr(u, $i)]);
	do
		s.push(l), l += i, c == 10 && !fi.has(l) && (l = Q(l, fi.get(i))), l >= u && (i = l, u = i * c, c == 10 && (u = $i[yr(u, $i)]));
	while (l <= r);
	return s;
}
function Xa(e, t, n, r, i, a, o) {
	let s = e.scales[e.axes[t].scale].asinh, c = r > s ? Ya(e, t, Wr(s, n), r, i) : [s], l = r >= 0 && n <= 0 ? [0] : [];
	return (n < -s ? Ya(e, t, Wr(s, -r), -n, i) : [s]).reverse().map((e) => -e).concat(l, c);
}
var Za = /./, Qa = /[12357]/, $a = /[125]/, eo = /1/, to = (e, t, n, r) => e.map((e, i) => t == 4 && e == 0 || i % r == 0 && n.test(e.toExponential()[+(e < 0)]) ? e : null);
function no(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = e.scales[o], c = e.valToPos, l = a._space, u = c(10, o), d = c(9, o) - u >= l ? Za : c(7, o) - u >= l ? Qa : c(5, o) - u >= l ? $a : eo;
	if (d == eo) {
		let e = zr(c(1, o) - u);
		if (e < l) return to(t.slice().reverse(), s.distr, d, Hr(l / e)).reverse();
	}
	return to(t, s.distr, d, 1);
}
function ro(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = a._space, c = e.valToPos, l = zr(c(1, o) - c(2, o));
	return l < s ? to(t.slice().reverse(), 3, Za, Hr(s / l)).reverse() : t;
}
function io(e, t, n, r) {
	return r == null ? Qn : t == null ? "" : Ir(t);
}
var ao = {
	show: !0,
	scale: "y",
	stroke: Bn,
	space: 30,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: Va,
	side: 3,
	grid: La,
	ticks: Ra,
	border: za,
	font: Ba,
	lineGap: Ha,
	rotate: 0
};
function oo(e, t) {
	return Q((3 + (e || 1) * 2) * t, 3);
}
function so(e, t) {
	let { scale: n, idxs: r } = e.series[0], i = e._data[0], a = e.valToPos(i[r[0]], n, !0), o = zr(e.valToPos(i[r[1]], n, !0) - a) / (e.series[t].points.space * J);
	return r[1] - r[0] <= o;
}
var co = {
	scale: null,
	auto: !0,
	sorted: 0,
	min: Zr,
	max: -Infinity
}, lo = (e, t, n, r, i) => i, uo = {
	show: !0,
	auto: !0,
	sorted: 0,
	gaps: lo,
	alpha: 1,
	facets: [Di({}, co, { scale: "x" }), Di({}, co, { scale: "y" })]
}, fo = {
	scale: "y",
	auto: !0,
	sorted: 0,
	show: !0,
	spanGaps: !1,
	gaps: lo,
	alpha: 1,
	points: {
		show: so,
		filter: null
	},
	values: null,
	min: Zr,
	max: -Infinity,
	idxs: [],
	path: null,
	clip: null
};
function po(e, t, n, r, i) {
	return n / 10;
}
var mo = {
	time: pn,
	auto: !0,
	distr: 1,
	log: 10,
	asinh: 1,
	min: null,
	max: null,
	dir: 1,
	ori: 0
}, ho = Di({}, mo, {
	time: !1,
	ori: 1
}), go = {};
function _o(e, t) {
	let n = go[e];
	return n || (n = {
		key: e,
		plots: [],
		sub(e) {
			n.plots.push(e);
		},
		unsub(e) {
			n.plots = n.plots.filter((t) => t != e);
		},
		pub(e, t, r, i, a, o, s) {
			for (let c = 0; c < n.plots.length; c++) n.plots[c] != t && n.plots[c].pub(e, t, r, i, a, o, s);
		}
	}, e != null && (go[e] = n)), n;
}
var vo = 1, yo = 2;
function bo(e, t, n) {
	let r = e.mode, i = e.series[t], a = r == 2 ? e._data[t] : e._data, o = e.scales, s = e.bbox, c = a[0], l = r == 2 ? a[1] : a[t], u = r == 2 ? o[i.facets[0].scale] : o[e.series[0].scale], d = r == 2 ? o[i.facets[1].scale] : o[i.scale], f = s.left, p = s.top, m = s.width, h = s.height, g = e.valToPosH, _ = e.valToPosV;
	return u.ori == 0 ? n(i, c, l, u, d, g, _, f, p, m, h, ko, jo, No, Fo, Lo) : n(i, c, l, u, d, _, g, p, f, h, m, Ao, Mo, Po, Io, Ro);
}
function xo(e, t) {
	let n = 0, r = 0, i = X(e.bands, gi);
	for (let e = 0; e < i.length; e++) {
		let a = i[e];
		a.series[0] == t ? n = a.dir : a.series[1] == t && (a.dir == 1 ? r |= 1 : r |= 2);
	}
	return [n, r == 1 ? -1 : r == 2 ? 1 : r == 3 ? 2 : 0];
}
function So(e, t, n, r, i) {
	let a = e.mode, o = e.series[t], s = a == 2 ? o.facets[1].scale : o.scale, c = e.scales[s];
	return i == -1 ? c.min : i == 1 ? c.max : c.distr == 3 ? c.dir == 1 ? c.min : c.max : 0;
}
function Co(e, t, n, r, i, a) {
	return bo(e, t, (e, t, o, s, c, l, u, d, f, p, m) => {
		let h = e.pxRound, g = s.dir * (s.ori == 0 ? 1 : -1), _ = s.ori == 0 ? jo : Mo, v, y;
		g == 1 ? (v = n, y = r) : (v = r, y = n);
		let b = h(l(t[v], s, p, d)), x = h(u(o[v], c, m, f)), S = h(l(t[y], s, p, d)), C = h(u(a == 1 ? c.max : c.min, c, m, f)), w = new Path2D(i);
		return _(w, S, C), _(w, b, C), _(w, b, x), w;
	});
}
function wo(e, t, n, r, i, a) {
	let o = null;
	if (e.length > 0) {
		o = new Path2D();
		let s = t == 0 ? No : Po, c = n;
		for (let t = 0; t < e.length; t++) {
			let n = e[t];
			if (n[1] > n[0]) {
				let e = n[0] - c;
				e > 0 && s(o, c, r, e, r + a), c = n[1];
			}
		}
		let l = n + i - c;
		l > 0 && s(o, c, r - 5, l, r + a + 10);
	}
	return o;
}
function To(e, t, n) {
	let r = e[e.length - 1];
	r && r[0] == t ? r[1] = n : e.push([t, n]);
}
function Eo(e, t, n, r, i, a, o) {
	let s = [], c = e.length;
	for (let l = i == 1 ? n : r; l >= n && l <= r; l += i) if (t[l] === null) {
		let u = l, d = l;
		if (i == 1) for (; ++l <= r && t[l] === null;) d = l;
		else for (; --l >= n && t[l] === null;) d = l;
		let f = a(e[u]), p = d == u ? f : a(e[d]), m = u - i;
		f = o <= 0 && m >= 0 && m < c ? a(e[m]) : f;
		let h = d + i;
		p = o >= 0 && h >= 0 && h < c ? a(e[h]) : p, p >= f && s.push([f, p]);
	}
	return s;
}
function Do(e) {
	return e == 0 ? ni : e == 1 ? Vr : (t) => li(t, e);
}
function Oo(e) {
	let t = e == 0 ? ko : Ao, n = e == 0 ? (e, t, n, r, i, a) => {
		e.arcTo(t, n, r, i, a);
	} : (e, t, n, r, i, a) => {
		e.arcTo(n, t, i, r, a);
	}, r = e == 0 ? (e, t, n, r, i) => {
		e.rect(t, n, r, i);
	} : (e, t, n, r, i) => {
		e.rect(n, t, i, r);
	};
	return (e, i, a, o, s, c = 0, l = 0) => {
		c == 0 && l == 0 ? r(e, i, a, o, s) : (c = Ur(c, o / 2, s / 2), l = Ur(l, o / 2, s / 2), t(e, i + c, a), n(e, i + o, a, i + o, a + s, c), n(e, i + o, a + s, i, a + s, l), n(e, i, a + s, i, a, l), n(e, i, a, i + o, a, c), e.closePath());
	};
}
var ko = (e, t, n) => {
	e.moveTo(t, n);
}, Ao = (e, t, n) => {
	e.moveTo(n, t);
}, jo = (e, t, n) => {
	e.lineTo(t, n);
}, Mo = (e, t, n) => {
	e.lineTo(n, t);
}, No = Oo(0), Po = Oo(1), Fo = (e, t, n, r, i, a) => {
	e.arc(t, n, r, i, a);
}, Io = (e, t, n, r, i, a) => {
	e.arc(n, t, r, i, a);
}, Lo = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(t, n, r, i, a, o);
}, Ro = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(n, t, i, r, o, a);
};
function zo(e) {
	return (e, t, n, r, i) => bo(e, t, (t, a, o, s, c, l, u, d, f, p, m) => {
		let { pxRound: h, points: g } = t, _, v;
		s.ori == 0 ? (_ = ko, v = Fo) : (_ = Ao, v = Io);
		let y = Q(g.width * J, 3), b = (g.size - g.width) / 2 * J, x = Q(b * 2, 3), S = new Path2D(), C = new Path2D(), { left: w, top: T, width: E, height: D } = e.bbox;
		No(C, w - x, T - x, E + x * 2, D + x * 2);
		let O = (e) => {
			if (o[e] != null) {
				let t = h(l(a[e], s, p, d)), n = h(u(o[e], c, m, f));
				_(S, t + b, n), v(S, t, n, b, 0, Rr * 2);
			}
		};
		if (i) i.forEach(O);
		else for (let e = n; e <= r; e++) O(e);
		return {
			stroke: y > 0 ? S : null,
			fill: S,
			clip: C,
			flags: 3
		};
	});
}
function Bo(e) {
	return (t, n, r, i, a, o) => {
		r != i && (a != r && o != r && e(t, n, r), a != i && o != i && e(t, n, i), e(t, n, o));
	};
}
var Vo = Bo(jo), Ho = Bo(Mo);
function Uo(e) {
	let t = X(e?.alignGaps, 0);
	return (e, n, r, i) => bo(e, n, (a, o, s, c, l, u, d, f, p, m, h) => {
		[r, i] = Cr(s, r, i);
		let g = a.pxRound, _ = (e) => g(u(e, c, m, f)), v = (e) => g(d(e, l, h, p)), y, b;
		c.ori == 0 ? (y = jo, b = Vo) : (y = Mo, b = Ho);
		let x = c.dir * (c.ori == 0 ? 1 : -1), S = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: vo
		}, C = S.stroke, w = !1;
		if (i - r >= m * 4) {
			let t = (t) => e.posToVal(t, c.key, !0), n = null, a = null, l, u, d, f = _(o[x == 1 ? r : i]), p = _(o[r]), m = _(o[i]), h = t(x == 1 ? p + 1 : m - 1);
			for (let e = x == 1 ? r : i; e >= r && e <= i; e += x) {
				let r = o[e], i = (x == 1 ? r < h : r > h) ? f : _(r), c = s[e];
				i == f ? c == null ? c === null && (w = !0) : (u = c, n == null ? (y(C, i, v(u)), l = n = a = u) : u < n ? n = u : u > a && (a = u)) : (n != null && b(C, f, v(n), v(a), v(l), v(u)), c == null ? (n = a = null, c === null && (w = !0)) : (u = c, y(C, i, v(u)), n = a = l = u), f = i, h = t(f + x));
			}
			n != null && n != a && d != f && b(C, f, v(n), v(a), v(l), v(u));
		} else for (let e = x == 1 ? r : i; e >= r && e <= i; e += x) {
			let t = s[e];
			t === null ? w = !0 : t != null && y(C, _(o[e]), v(t));
		}
		let [T, E] = xo(e, n);
		if (a.fill != null || T != 0) {
			let t = S.fill = new Path2D(C), s = v(a.fillTo(e, n, a.min, a.max, T)), c = _(o[r]), l = _(o[i]);
			x == -1 && ([l, c] = [c, l]), y(t, l, s), y(t, c, s);
		}
		if (!a.spanGaps) {
			let l = [];
			w && l.push(...Eo(o, s, r, i, x, _, t)), S.gaps = l = a.gaps(e, n, r, i, l), S.clip = wo(l, c.ori, f, p, m, h);
		}
		return E != 0 && (S.band = E == 2 ? [Co(e, n, r, i, C, -1), Co(e, n, r, i, C, 1)] : Co(e, n, r, i, C, E)), S;
	});
}
function Wo(e) {
	let t = X(e.align, 1), n = X(e.ascDesc, !1), r = X(e.alignGaps, 0), i = X(e.extend, !1);
	return (e, a, o, s) => bo(e, a, (c, l, u, d, f, p, m, h, g, _, v) => {
		[o, s] = Cr(u, o, s);
		let y = c.pxRound, { left: b, width: x } = e.bbox, S = (e) => y(p(e, d, _, h)), C = (e) => y(m(e, f, v, g)), w = d.ori == 0 ? jo : Mo, T = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: vo
		}, E = T.stroke, D = d.dir * (d.ori == 0 ? 1 : -1), O = C(u[D == 1 ? o : s]), k = S(l[D == 1 ? o : s]), A = k, j = k;
		i && t == -1 && (j = b, w(E, j, O)), w(E, k, O);
		for (let e = D == 1 ? o : s; e >= o && e <= s; e += D) {
			let n = u[e];
			if (n == null) continue;
			let r = S(l[e]), i = C(n);
			t == 1 ? w(E, r, O) : w(E, A, i), w(E, r, i), O = i, A = r;
		}
		let ee = A;
		i && t == 1 && (ee = b + x, w(E, ee, O));
		let [te, ne] = xo(e, a);
		if (c.fill != null || te != 0) {
			let t = T.fill = new Path2D(E), n = C(c.fillTo(e, a, c.min, c.max, te));
			w(t, ee, n), w(t, j, n);
		}
		if (!c.spanGaps) {
			let i = [];
			i.push(...Eo(l, u, o, s, D, S, r));
			let f = c.width * J / 2, p = n || t == 1 ? f : -f, m = n || t == -1 ? -f : f;
			i.forEach((e) => {
				e[0] += p, e[1] += m;
			}), T.gaps = i = c.gaps(e, a, o, s, i), T.clip = wo(i, d.ori, h, g, _, v);
		}
		return ne != 0 && (T.band = ne == 2 ? [Co(e, a, o, s, E, -1), Co(e, a, o, s, E, 1)] : Co(e, a, o, s, E, ne)), T;
	});
}
function Go(e, t, n, r, i, a, o = Zr) {
	if (e.length > 1) {
		let s = null;
		for (let c = 0, l = Infinity; c < e.length; c++) if (t[c] !== void 0) {
			if (s != null) {
				let t = zr(e[c] - e[s]);
				t < l && (l = t, o = zr(n(e[c], r, i, a) - n(e[s], r, i, a)));
			}
			s = c;
		}
	}
	return o;
}
function Ko(e) {
	e ||= hi;
	let t = X(e.size, [
		.6,
		Zr,
		1
	]), n = e.align || 0, r = e.gap || 0, i = e.radius;
	i = i == null ? [0, 0] : typeof i == "number" ? [i, 0] : i;
	let a = Z(i), o = 1 - t[0], s = X(t[1], Zr), c = X(t[2], 1), l = X(e.disp, hi), u = X(e.each, (e) => {}), { fill: d, stroke: f } = l;
	return (e, t, i, p) => bo(e, t, (m, h, g, _, v, y, b, x, S, C, w) => {
		let T = m.pxRound, E = n, D = r * J, O = s * J, k = c * J, A, j;
		_.ori == 0 ? [A, j] = a(e, t) : [j, A] = a(e, t);
		let ee = _.dir * (_.ori == 0 ? 1 : -1), te = _.ori == 0 ? No : Po, ne = _.ori == 0 ? u : (e, t, n, r, i, a, o) => {
			u(e, t, n, i, r, o, a);
		}, re = X(e.bands, gi).find((e) => e.series[0] == t), ie = re == null ? 0 : re.dir, ae = m.fillTo(e, t, m.min, m.max, ie), M = T(b(ae, v, w, S)), N, P, oe, F = C, I = T(m.width * J), se = !1, ce = null, le = null, ue = null, L = null;
		d != null && (I == 0 || f != null) && (se = !0, ce = d.values(e, t, i, p), le = /* @__PURE__ */ new Map(), new Set(ce).forEach((e) => {
			e != null && le.set(e, new Path2D());
		}), I > 0 && (ue = f.values(e, t, i, p), L = /* @__PURE__ */ new Map(), new Set(ue).forEach((e) => {
			e != null && L.set(e, new Path2D());
		})));
		let { x0: de, size: fe } = l;
		if (de != null && fe != null) {
			E = 1, h = de.values(e, t, i, p), de.unit == 2 && (h = h.map((t) => e.posToVal(x + t * C, _.key, !0)));
			let n = fe.values(e, t, i, p);
			P = fe.unit == 2 ? n[0] * C : y(n[0], _, C, x) - y(0, _, C, x), F = Go(h, g, y, _, C, x, F), oe = F - P + D;
		} else F = Go(h, g, y, _, C, x, F), oe = F * o + D, P = F - oe;
		oe < 1 && (oe = 0), I >= P / 2 && (I = 0), oe < 5 && (T = ni);
		let R = oe > 0, z = F - oe - (R ? I : 0);
		P = T($r(z, k, O)), N = (E == 0 ? P / 2 : E == ee ? 0 : P) - E * ee * ((E == 0 ? D / 2 : 0) + (R ? I / 2 : 0));
		let pe = {
			stroke: null,
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: 0
		}, me = se ? null : new Path2D(), he = null;
		if (re != null) he = e.data[re.series[1]];
		else {
			let { y0: n, y1: r } = l;
			n != null && r != null && (g = r.values(e, t, i, p), he = n.values(e, t, i, p));
		}
		let ge = A * P, _e = j * P;
		for (let n = ee == 1 ? i : p; n >= i && n <= p; n += ee) {
			let r = g[n];
			if (r == null) continue;
			if (he != null) {
				let e = he[n] ?? 0;
				if (r - e == 0) continue;
				M = b(e, v, w, S);
			}
			let i = y(_.distr != 2 || l != null ? h[n] : n, _, C, x), a = b(X(r, ae), v, w, S), o = T(i - N), s = T(Wr(a, M)), c = T(Ur(a, M)), u = s - c;
			if (r != null) {
				let i = r < 0 ? _e : ge, a = r < 0 ? ge : _e;
				se ? (I > 0 && ue[n] != null && te(L.get(ue[n]), o, c + Br(I / 2), P, Wr(0, u - I), i, a), ce[n] != null && te(le.get(ce[n]), o, c + Br(I / 2), P, Wr(0, u - I), i, a)) : te(me, o, c + Br(I / 2), P, Wr(0, u - I), i, a), ne(e, t, n, o - I / 2, c, P + I, u);
			}
		}
		return I > 0 ? pe.stroke = se ? L : me : se || (pe._fill = m.width == 0 ? m._fill : m._stroke ?? m._fill, pe.width = 0), pe.fill = se ? le : me, pe;
	});
}
function qo(e, t) {
	let n = X(t?.alignGaps, 0);
	return (t, r, i, a) => bo(t, r, (o, s, c, l, u, d, f, p, m, h, g) => {
		[i, a] = Cr(c, i, a);
		let _ = o.pxRound, v = (e) => _(d(e, l, h, p)), y = (e) => _(f(e, u, g, m)), b, x, S;
		l.ori == 0 ? (b = ko, S = jo, x = Lo) : (b = Ao, S = Mo, x = Ro);
		let C = l.dir * (l.ori == 0 ? 1 : -1), w = v(s[C == 1 ? i : a]), T = w, E = [], D = [];
		for (let e = C == 1 ? i : a; e >= i && e <= a; e += C) if (c[e] != null) {
			let t = s[e], n = v(t);
			E.push(T = n), D.push(y(c[e]));
		}
		let O = {
			stroke: e(E, D, b, S, x, _),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: vo
		}, k = O.stroke, [A, j] = xo(t, r);
		if (o.fill != null || A != 0) {
			let e = O.fill = new Path2D(k), n = y(o.fillTo(t, r, o.min, o.max, A));
			S(e, T, n), S(e, w, n);
		}
		if (!o.spanGaps) {
			let e = [];
			e.push(...Eo(s, c, i, a, C, v, n)), O.gaps = e = o.gaps(t, r, i, a, e), O.clip = wo(e, l.ori, p, m, h, g);
		}
		return j != 0 && (O.band = j == 2 ? [Co(t, r, i, a, k, -1), Co(t, r, i, a, k, 1)] : Co(t, r, i, a, k, j)), O;
	});
}
function Jo(e) {
	return qo(Yo, e);
}
function Yo(e, t, n, r, i, a) {
	let o = e.length;
	if (o < 2) return null;
	let s = new Path2D();
	if (n(s, e[0], t[0]), o == 2) r(s, e[1], t[1]);
	else {
		let n = Array(o), r = Array(o - 1), a = Array(o - 1), c = Array(o - 1);
		for (let n = 0; n < o - 1; n++) a[n] = t[n + 1] - t[n], c[n] = e[n + 1] - e[n], r[n] = a[n] / c[n];
		n[0] = r[0];
		for (let e = 1; e < o - 1; e++) r[e] === 0 || r[e - 1] === 0 || r[e - 1] > 0 != r[e] > 0 ? n[e] = 0 : (n[e] = 3 * (c[e - 1] + c[e]) / ((2 * c[e] + c[e - 1]) / r[e - 1] + (c[e] + 2 * c[e - 1]) / r[e]), isFinite(n[e]) || (n[e] = 0));
		n[o - 1] = r[o - 2];
		for (let r = 0; r < o - 1; r++) i(s, e[r] + c[r] / 3, t[r] + n[r] * c[r] / 3, e[r + 1] - c[r] / 3, t[r + 1] - n[r + 1] * c[r] / 3, e[r + 1], t[r + 1]);
	}
	return s;
}
var Xo = /* @__PURE__ */ new Set();
function Zo() {
	for (let e of Xo) e.syncRect(!0);
}
$n && (_r(Jn, tr, Zo), _r(Yn, tr, Zo, !0), _r(Zn, tr, () => {
	ps.pxRatio = J;
}));
var Qo = Uo(), $o = zo();
function es(e, t, n, r) {
	return (r ? [e[0], e[1]].concat(e.slice(2)) : [e[0]].concat(e.slice(1))).map((e, r) => ns(e, r, t, n));
}
function ts(e, t) {
	return e.map((e, n) => n == 0 ? {} : Di({}, t, e));
}
function ns(e, t, n, r) {
	return Di({}, t == 0 ? n : r, e);
}
function rs(e, t, n) {
	return t == null ? _i : [t, n];
}
var is = rs;
function as(e, t, n) {
	return t == null ? _i : Mr(t, n, Or, !0);
}
function os(e, t, n, r) {
	return t == null ? _i : Er(t, n, e.scales[r].log, !1);
}
var ss = os;
function cs(e, t, n, r) {
	return t == null ? _i : Dr(t, n, e.scales[r].log, !1);
}
var ls = cs;
function us(e, t, n, r, i) {
	let a = Wr(Qr(e), Qr(t)), o = t - e, s = yr(i / r * o, n);
	do {
		let e = n[s], t = r * e / o;
		if (t >= i && a + (e < 5 ? fi.get(e) : 0) <= 17) return [e, t];
	} while (++s < n.length);
	return [0, 0];
}
function ds(e) {
	let t, n;
	return e = e.replace(/(\d+)px/, (e, r) => (t = Vr((n = +r) * J)) + "px"), [
		e,
		t,
		n
	];
}
function fs(e) {
	e.show && [e.font, e.labelFont].forEach((e) => {
		let t = Q(e[2] * J, 1);
		e[0] = e[0].replace(/[0-9.]+px/, t + "px"), e[1] = t;
	});
}
function ps(e, t, n) {
	let r = { mode: X(e.mode, 1) }, i = r.mode;
	function a(e, t, n, r) {
		let i = t.valToPct(e);
		return r + n * (t.dir == -1 ? 1 - i : i);
	}
	function o(e, t, n, r) {
		let i = t.valToPct(e);
		return r + n * (t.dir == -1 ? i : 1 - i);
	}
	function s(e, t, n, r) {
		return t.ori == 0 ? a(e, t, n, r) : o(e, t, n, r);
	}
	r.valToPosH = a, r.valToPosV = o;
	let c = !1;
	r.status = 0;
	let l = r.root = cr(mn);
	if (e.id != null && (l.id = e.id), ar(l, e.class), e.title) {
		let t = cr(_n, l);
		t.textContent = e.title;
	}
	let u = sr("canvas"), d = r.ctx = u.getContext("2d"), f = cr(vn, l);
	_r("click", f, (e) => {
		e.target === m && (G != $t || K != en) && an.click(r, e);
	}, !0);
	let p = r.under = cr(yn, f);
	f.appendChild(u);
	let m = r.over = cr(bn, f);
	e = Ei(e);
	let h = +X(e.pxAlign, 1), g = Do(h);
	(e.plugins || []).forEach((t) => {
		t.opts && (e = t.opts(r, e) || e);
	});
	let _ = e.ms || .001, v = r.series = i == 1 ? es(e.series || [], Ka, fo, !1) : ts(e.series || [null], uo), y = r.axes = es(e.axes || [], Ua, ao, !0), b = r.scales = {}, x = r.bands = e.bands || [];
	x.forEach((e) => {
		e.fill = Z(e.fill || null), e.dir = X(e.dir, -1);
	});
	let S = i == 2 ? v[1].facets[0].scale : v[0].scale, C = {
		axes: Lt,
		series: Et
	}, w = (e.drawOrder || ["axes", "series"]).map((e) => C[e]);
	function T(e) {
		let t = e.distr == 3 ? (t) => qr(t > 0 ? t : e.clamp(r, t, e.min, e.max, e.key)) : e.distr == 4 ? (t) => Xr(t, e.asinh) : e.distr == 100 ? (t) => e.fwd(t) : (e) => e;
		return (n) => {
			let r = t(n), { _min: i, _max: a } = e, o = a - i;
			return (r - i) / o;
		};
	}
	function E(t) {
		let n = b[t];
		if (n == null) {
			let r = (e.scales || hi)[t] || hi;
			if (r.from != null) {
				E(r.from);
				let e = Di({}, b[r.from], r, { key: t });
				e.valToPct = T(e), b[t] = e;
			} else {
				n = b[t] = Di({}, t == S ? mo : ho, r), n.key = t;
				let e = n.time, a = n.range, o = vi(a);
				if ((t != S || i == 2 && !e) && (o && (a[0] == null || a[1] == null) && (a = {
					min: a[0] == null ? kr : {
						mode: 1,
						hard: a[0],
						soft: a[0]
					},
					max: a[1] == null ? kr : {
						mode: 1,
						hard: a[1],
						soft: a[1]
					}
				}, o = !1), !o && Si(a))) {
					let e = a;
					a = (t, n, r) => n == null ? _i : Mr(n, r, e);
				}
				n.range = Z(a || (e ? is : t == S ? n.distr == 3 ? ss : n.distr == 4 ? ls : rs : n.distr == 3 ? os : n.distr == 4 ? cs : as)), n.auto = Z(!o && n.auto), n.clamp = Z(n.clamp || po), n._min = n._max = null, n.valToPct = T(n);
			}
		}
	}
	E("x"), E("y"), i == 1 && v.forEach((e) => {
		E(e.scale);
	}), y.forEach((e) => {
		E(e.scale);
	});
	for (let t in e.scales) E(t);
	let D = b[S], O = D.distr, k, A;
	D.ori == 0 ? (ar(l, hn), k = a, A = o) : (ar(l, gn), k = o, A = a);
	let j = {};
	for (let e in b) {
		let t = b[e];
		(t.min != null || t.max != null) && (j[e] = {
			min: t.min,
			max: t.max
		}, t.min = t.max = null);
	}
	let ee = e.tzDate || ((e) => new Date(Vr(e / _))), te = e.fmtDate || Gi, ne = _ == 1 ? pa(ee) : ga(ee), re = va(ee, _a(_ == 1 ? fa : ha, te)), ie = Ca(ee, xa(Sa, te)), ae = [], M = r.legend = Di({}, Ea, e.legend), N = r.cursor = Di({}, Fa, { drag: { y: i == 2 } }, e.cursor), P = M.show, oe = N.show, F = M.markers;
	M.idxs = ae, F.width = Z(F.width), F.dash = Z(F.dash), F.stroke = Z(F.stroke), F.fill = Z(F.fill);
	let I, se, ce, le = [], ue = [], L, de = !1, fe = {};
	if (M.live) {
		let e = v[1] ? v[1].values : null;
		de = e != null, L = de ? e(r, 1, 0) : { _: 0 };
		for (let e in L) fe[e] = Qn;
	}
	if (P) {
		if (I = sr("table", Dn, l), ce = sr("tbody", null, I), M.mount(r, I), de) {
			se = sr("thead", null, I, ce);
			let e = sr("tr", null, se);
			for (var R in sr("th", null, e), L) sr("th", Mn, e).textContent = R;
		} else ar(I, kn), M.live && ar(I, On);
	}
	let z = { show: !0 }, pe = { show: !1 };
	function me(e, t) {
		if (t == 0 && (de || !M.live || i == 2)) return _i;
		let n = [], a = sr("tr", An, ce, ce.childNodes[t]);
		ar(a, e.class), e.show || ar(a, Sn);
		let o = sr("th", null, a);
		if (F.show) {
			let e = cr(jn, o);
			if (t > 0) {
				let n = F.width(r, t);
				n && (e.style.border = n + "px " + F.dash(r, t) + " " + F.stroke(r, t)), e.style.background = F.fill(r, t);
			}
		}
		let s = cr(Mn, o);
		for (var c in e.label instanceof HTMLElement ? s.appendChild(e.label) : s.textContent = e.label, t > 0 && (F.show || (s.style.color = e.width > 0 ? F.stroke(r, t) : F.fill(r, t)), ge("click", o, (t) => {
			if (N._lock) return;
			He(t);
			let n = v.indexOf(e);
			if ((t.ctrlKey || t.metaKey) != M.isolate) {
				let e = v.some((e, t) => t > 0 && t != n && e.show);
				v.forEach((t, r) => {
					r > 0 && fn(r, e ? r == n ? z : pe : z, !0, Ti.setSeries);
				});
			} else fn(n, { show: !e.show }, !0, Ti.setSeries);
		}, !1), H && ge(Gn, o, (t) => {
			N._lock || (He(t), fn(v.indexOf(e), rr, !0, Ti.setSeries));
		}, !1)), L) {
			let e = sr("td", Nn, a);
			e.textContent = "--", n.push(e);
		}
		return [a, n];
	}
	let he = /* @__PURE__ */ new Map();
	function ge(e, t, n, i = !0) {
		let a = he.get(t) || {}, o = N.bind[e](r, t, n, i);
		o && (_r(e, t, a[e] = o), he.set(t, a));
	}
	function _e(e, t, n) {
		let r = he.get(t) || {};
		for (let n in r) (e == null || n == e) && (vr(n, t, r[n]), delete r[n]);
		e ?? he.delete(t);
	}
	let ve = 0, ye = 0, B = 0, V = 0, be = 0, xe = 0, Se = be, Ce = xe, we = B, Te = V, Ee = 0, De = 0, Oe = 0, ke = 0;
	r.bbox = {};
	let Ae = !1, je = !1, Me = !1, Ne = !1, Pe = !1, Fe = !1;
	function Ie(e, t, n) {
		(n || e != r.width || t != r.height) && Le(e, t), Rt(!1), Me = !0, je = !0, Ut();
	}
	function Le(e, t) {
		r.width = ve = B = e, r.height = ye = V = t, be = xe = 0, Be(), Ve();
		let n = r.bbox;
		Ee = n.left = li(be * J, .5), De = n.top = li(xe * J, .5), Oe = n.width = li(B * J, .5), ke = n.height = li(V * J, .5);
	}
	function Re() {
		let e = !1, t = 0;
		for (; !e;) {
			t++;
			let n = Ft(t), i = It(t);
			e = t == 3 || n && i, e || (Le(r.width, r.height), je = !0);
		}
	}
	function ze({ width: e, height: t }) {
		Ie(e, t);
	}
	r.setSize = ze;
	function Be() {
		let e = !1, t = !1, n = !1, r = !1;
		y.forEach((i, a) => {
			if (i.show && i._show) {
				let { side: a, _size: o } = i, s = a % 2, c = o + (i.label == null ? 0 : i.labelSize);
				c > 0 && (s ? (B -= c, a == 3 ? (be += c, r = !0) : n = !0) : (V -= c, a == 0 ? (xe += c, e = !0) : t = !0));
			}
		}), $e[0] = e, $e[1] = n, $e[2] = t, $e[3] = r, B -= rt[1] + rt[3], be += rt[3], V -= rt[2] + rt[0], xe += rt[0];
	}
	function Ve() {
		let e = be + B, t = xe + V, n = be, r = xe;
		function i(i, a) {
			switch (i) {
				case 1: return e += a, e - a;
				case 2: return t += a, t - a;
				case 3: return n -= a, n + a;
				case 0: return r -= a, r + a;
			}
		}
		y.forEach((e, t) => {
			if (e.show && e._show) {
				let t = e.side;
				e._pos = i(t, e._size), e.label != null && (e._lpos = i(t, e.labelSize));
			}
		});
	}
	if (N.dataIdx == null) {
		let e = N.hover, n = e.skip = new Set(e.skip ?? []);
		n.add(void 0);
		let r = e.prox = Z(e.prox), i = e.bias ??= 0;
		N.dataIdx = (e, a, o, s) => {
			if (a == 0) return o;
			let c = o, l = r(e, a, o, s) ?? Zr, u = l >= 0 && l < Zr, d = D.ori == 0 ? B : V, f = N.left, p = t[0], m = t[a];
			if (n.has(m[o])) {
				c = null;
				let e = null, t = null, r;
				if (i == 0 || i == -1) for (r = o; e == null && r-- > 0;) n.has(m[r]) || (e = r);
				if (i == 0 || i == 1) for (r = o; t == null && r++ < m.length;) n.has(m[r]) || (t = r);
				if (e != null || t != null) {
					if (u) {
						let n = e == null ? -Infinity : k(p[e], D, d, 0), r = t == null ? Infinity : k(p[t], D, d, 0), i = f - n, a = r - f;
						i <= a ? i <= l && (c = e) : a <= l && (c = t);
					} else c = t == null ? e : e == null ? t : o - e <= t - o ? e : t;
				}
			} else u && zr(f - k(p[o], D, d, 0)) > l && (c = null);
			return c;
		};
	}
	let He = (e) => {
		N.event = e;
	};
	N.idxs = ae, N._lock = !1;
	let Ue = N.points;
	Ue.show = Z(Ue.show), Ue.size = Z(Ue.size), Ue.stroke = Z(Ue.stroke), Ue.width = Z(Ue.width), Ue.fill = Z(Ue.fill);
	let We = r.focus = Di({}, e.focus || { alpha: .3 }, N.focus), H = We.prox >= 0, Ge = H && Ue.one, Ke = [], qe = [], Je = [];
	function Ye(e, t) {
		let n = Ue.show(r, t);
		if (n instanceof HTMLElement) return ar(n, En), ar(n, e.class), ur(n, -10, -10, B, V), m.insertBefore(n, Ke[t]), n;
	}
	function Xe(e, t) {
		if (i == 1 || t > 0) {
			let t = i == 1 && b[e.scale].time, n = e.value;
			e.value = t ? xi(n) ? Ca(ee, xa(n, te)) : n || ie : n || io, e.label = e.label || (t ? Ga : Wa);
		}
		if (Ge || t > 0) {
			e.width = e.width == null ? 1 : e.width, e.paths = e.paths || Qo || ii, e.fillTo = Z(e.fillTo || So), e.pxAlign = +X(e.pxAlign, h), e.pxRound = Do(e.pxAlign), e.stroke = Z(e.stroke || null), e.fill = Z(e.fill || null), e._stroke = e._fill = e._paths = e._focus = null;
			let t = oo(Wr(1, e.width), 1), n = e.points = Di({}, {
				size: t,
				width: Wr(1, t * .2),
				stroke: e.stroke,
				space: t * 2,
				paths: $o,
				_stroke: null,
				_fill: null
			}, e.points);
			n.show = Z(n.show), n.filter = Z(n.filter), n.fill = Z(n.fill), n.stroke = Z(n.stroke), n.paths = Z(n.paths), n.pxAlign = e.pxAlign;
		}
		if (P) {
			let n = me(e, t);
			le.splice(t, 0, n[0]), ue.splice(t, 0, n[1]), M.values.push(null);
		}
		if (oe) {
			ae.splice(t, 0, null);
			let n = null;
			Ge ? t == 0 && (n = Ye(e, t)) : t > 0 && (n = Ye(e, t)), Ke.splice(t, 0, n), qe.splice(t, 0, 0), Je.splice(t, 0, 0);
		}
		yi("addSeries", t);
	}
	function Ze(e, t) {
		t ??= v.length, e = i == 1 ? ns(e, t, Ka, fo) : ns(e, t, {}, uo), v.splice(t, 0, e), Xe(v[t], t);
	}
	r.addSeries = Ze;
	function Qe(e) {
		if (v.splice(e, 1), P) {
			M.values.splice(e, 1), ue.splice(e, 1);
			let t = le.splice(e, 1)[0];
			_e(null, t.firstChild), t.remove();
		}
		oe && (ae.splice(e, 1), Ke.splice(e, 1)[0].remove(), qe.splice(e, 1), Je.splice(e, 1)), yi("delSeries", e);
	}
	r.delSeries = Qe;
	let $e = [
		!1,
		!1,
		!1,
		!1
	];
	function et(e, t) {
		if (e._show = e.show, e.show) {
			let n = e.side % 2, i = b[e.scale];
			i ??= (e.scale = n ? v[1].scale : S, b[e.scale]);
			let a = i.time;
			e.size = Z(e.size), e.space = Z(e.space), e.rotate = Z(e.rotate), vi(e.incrs) && e.incrs.forEach((e) => {
				!fi.has(e) && fi.set(e, pi(e));
			}), e.incrs = Z(e.incrs || (i.distr == 2 ? Qi : a ? _ == 1 ? da : ma : $i)), e.splits = Z(e.splits || (a && i.distr == 1 ? ne : i.distr == 3 ? Ya : i.distr == 4 ? Xa : Ja)), e.stroke = Z(e.stroke), e.grid.stroke = Z(e.grid.stroke), e.ticks.stroke = Z(e.ticks.stroke), e.border.stroke = Z(e.border.stroke);
			let o = e.values;
			e.values = vi(o) && !vi(o[0]) ? Z(o) : a ? vi(o) ? va(ee, _a(o, te)) : xi(o) ? ya(ee, o) : o || re : o || qa, e.filter = Z(e.filter || (i.distr >= 3 && i.log == 10 ? no : i.distr == 3 && i.log == 2 ? ro : ri)), e.font = ds(e.font), e.labelFont = ds(e.labelFont), e._size = e.size(r, null, t, 0), e._space = e._rotate = e._incrs = e._found = e._splits = e._values = null, e._size > 0 && ($e[t] = !0, e._el = cr(xn, f));
		}
	}
	function tt(e, t, n, r) {
		let [i, a, o, s] = n, c = t % 2, l = 0;
		return c == 0 && (s || a) && (l = t == 0 && !i || t == 2 && !o ? Vr(Ua.size / 3) : 0), c == 1 && (i || o) && (l = t == 1 && !a || t == 3 && !s ? Vr(ao.size / 2) : 0), l;
	}
	let nt = r.padding = (e.padding || [
		tt,
		tt,
		tt,
		tt
	]).map((e) => Z(X(e, tt))), rt = r._padding = nt.map((e, t) => e(r, t, $e, 0)), it, U = null, at = null, ot = i == 1 ? v[0].idxs : null, st = null, ct = !1;
	function lt(e, n) {
		if (t = e ?? [], r.data = r._data = t, i == 2) {
			it = 0;
			for (let e = 1; e < v.length; e++) it += t[e][0].length;
		} else {
			t.length == 0 && (r.data = r._data = t = [[]]), st = t[0], it = st.length;
			let e = t;
			if (O == 2) {
				e = t.slice();
				let n = e[0] = Array(it);
				for (let e = 0; e < it; e++) n[e] = e;
			}
			r._data = t = e;
		}
		if (Rt(!0), yi("setData"), O == 2 && (Me = !0), n !== !1) {
			let e = D;
			e.auto(r, ct) ? ut() : dn(S, e.min, e.max), Ne ||= N.left >= 0, Fe = !0, Ut();
		}
	}
	r.setData = lt;
	function ut() {
		ct = !0;
		let e, n;
		i == 1 && (it > 0 ? (U = ot[0] = 0, at = ot[1] = it - 1, e = t[0][U], n = t[0][at], O == 2 ? (e = U, n = at) : e == n && (O == 3 ? [e, n] = Er(e, e, D.log, !1) : O == 4 ? [e, n] = Dr(e, e, D.log, !1) : D.time ? n = e + Vr(86400 / _) : [e, n] = Mr(e, n, Or, !0))) : (U = ot[0] = e = null, at = ot[1] = n = null)), dn(S, e, n);
	}
	let dt, ft, pt, mt, ht, gt, _t, vt, yt, bt;
	function xt(e, t, n, r, i, a) {
		e ??= Vn, n ??= gi, r ??= "butt", i ??= Vn, a ??= "round", e != dt && (d.strokeStyle = dt = e), i != ft && (d.fillStyle = ft = i), t != pt && (d.lineWidth = pt = t), a != ht && (d.lineJoin = ht = a), r != gt && (d.lineCap = gt = r), n != mt && d.setLineDash(mt = n);
	}
	function St(e, t, n, r) {
		t != ft && (d.fillStyle = ft = t), e != _t && (d.font = _t = e), n != vt && (d.textAlign = vt = n), r != yt && (d.textBaseline = yt = r);
	}
	function Ct(e, t, n, i, a = 0) {
		if (i.length > 0 && e.auto(r, ct) && (t == null || t.min == null)) {
			let t = X(U, 0), r = X(at, i.length - 1), o = n.min == null ? Tr(i, t, r, a, e.distr == 3) : [n.min, n.max];
			e.min = Ur(e.min, n.min = o[0]), e.max = Wr(e.max, n.max = o[1]);
		}
	}
	let wt = {
		min: null,
		max: null
	};
	function W() {
		for (let e in b) {
			let t = b[e];
			j[e] == null && (t.min == null || j[S] != null && t.auto(r, ct)) && (j[e] = wt);
		}
		for (let e in b) {
			let t = b[e];
			j[e] == null && t.from != null && j[t.from] != null && (j[e] = wt);
		}
		j[S] != null && Rt(!0);
		let e = {};
		for (let t in j) {
			let n = j[t];
			if (n != null) {
				let a = e[t] = Ei(b[t], Ci);
				if (n.min != null) Di(a, n);
				else if (t != S || i == 2) {
					if (it == 0 && a.from == null) {
						let e = a.range(r, null, null, t);
						a.min = e[0], a.max = e[1];
					} else a.min = Zr, a.max = -Infinity;
				}
			}
		}
		if (it > 0) {
			v.forEach((n, a) => {
				if (i == 1) {
					let i = n.scale, o = j[i];
					if (o == null) return;
					let s = e[i];
					if (a == 0) {
						let e = s.range(r, s.min, s.max, i);
						s.min = e[0], s.max = e[1], U = yr(s.min, t[0]), at = yr(s.max, t[0]), at - U > 1 && (t[0][U] < s.min && U++, t[0][at] > s.max && at--), n.min = st[U], n.max = st[at];
					} else n.show && n.auto && Ct(s, o, n, t[a], n.sorted);
					n.idxs[0] = U, n.idxs[1] = at;
				} else if (a > 0 && n.show && n.auto) {
					let [r, i] = n.facets, o = r.scale, s = i.scale, [c, l] = t[a], u = e[o], d = e[s];
					u != null && Ct(u, j[o], r, c, r.sorted), d != null && Ct(d, j[s], i, l, i.sorted), n.min = i.min, n.max = i.max;
				}
			});
			for (let t in e) {
				let n = e[t], i = j[t];
				if (n.from == null && (i == null || i.min == null)) {
					let e = n.range(r, n.min == Zr ? null : n.min, n.max == -Infinity ? null : n.max, t);
					n.min = e[0], n.max = e[1];
				}
			}
		}
		for (let t in e) {
			let n = e[t];
			if (n.from != null) {
				let i = e[n.from];
				if (i.min == null) n.min = n.max = null;
				else {
					let e = n.range(r, i.min, i.max, t);
					n.min = e[0], n.max = e[1];
				}
			}
		}
		let n = {}, a = !1;
		for (let t in e) {
			let r = e[t], i = b[t];
			if (i.min != r.min || i.max != r.max) {
				i.min = r.min, i.max = r.max;
				let e = i.distr;
				i._min = e == 3 ? qr(i.min) : e == 4 ? Xr(i.min, i.asinh) : e == 100 ? i.fwd(i.min) : i.min, i._max = e == 3 ? qr(i.max) : e == 4 ? Xr(i.max, i.asinh) : e == 100 ? i.fwd(i.max) : i.max, n[t] = a = !0;
			}
		}
		if (a) {
			v.forEach((e, t) => {
				i == 2 ? t > 0 && n.y && (e._paths = null) : n[e.scale] && (e._paths = null);
			});
			for (let e in n) Me = !0, yi("setScale", e);
			oe && N.left >= 0 && (Ne = Fe = !0);
		}
		for (let e in j) j[e] = null;
	}
	function Tt(e) {
		let t = $r(U - 1, 0, it - 1), n = $r(at + 1, 0, it - 1);
		for (; e[t] == null && t > 0;) t--;
		for (; e[n] == null && n < it - 1;) n++;
		return [t, n];
	}
	function Et() {
		if (it > 0) {
			let e = v.some((e) => e._focus) && bt != We.alpha;
			e && (d.globalAlpha = bt = We.alpha), v.forEach((e, n) => {
				if (n > 0 && e.show && (Dt(n, !1), Dt(n, !0), e._paths == null)) {
					let a = bt;
					bt != e.alpha && (d.globalAlpha = bt = e.alpha);
					let o = i == 2 ? [0, t[n][0].length - 1] : Tt(t[n]);
					e._paths = e.paths(r, n, o[0], o[1]), bt != a && (d.globalAlpha = bt = a);
				}
			}), v.forEach((e, t) => {
				if (t > 0 && e.show) {
					let n = bt;
					bt != e.alpha && (d.globalAlpha = bt = e.alpha), e._paths != null && Ot(t, !1);
					{
						let n = e._paths == null ? null : e._paths.gaps, i = e.points.show(r, t, U, at, n), a = e.points.filter(r, t, i, n);
						(i || a) && (e.points._paths = e.points.paths(r, t, U, at, a), Ot(t, !0));
					}
					bt != n && (d.globalAlpha = bt = n), yi("drawSeries", t);
				}
			}), e && (d.globalAlpha = bt = 1);
		}
	}
	function Dt(e, t) {
		let n = t ? v[e].points : v[e];
		n._stroke = n.stroke(r, e), n._fill = n.fill(r, e);
	}
	function Ot(e, t) {
		let n = t ? v[e].points : v[e], { stroke: r, fill: i, clip: a, flags: o, _stroke: s = n._stroke, _fill: c = n._fill, _width: l = n.width } = n._paths;
		l = Q(l * J, 3);
		let u = null, f = l % 2 / 2;
		t && c == null && (c = l > 0 ? "#fff" : s);
		let p = n.pxAlign == 1 && f > 0;
		if (p && d.translate(f, f), !t) {
			let e = Ee - l / 2, t = De - l / 2, n = Oe + l, r = ke + l;
			u = new Path2D(), u.rect(e, t, n, r);
		}
		t ? At(s, l, n.dash, n.cap, c, r, i, o, a) : kt(e, s, l, n.dash, n.cap, c, r, i, o, u, a), p && d.translate(-f, -f);
	}
	function kt(e, n, i, a, o, s, c, l, u, d, f) {
		let p = !1;
		u != 0 && x.forEach((m, h) => {
			if (m.series[0] == e) {
				let e = v[m.series[1]], g = t[m.series[1]], _ = (e._paths || hi).band;
				vi(_) && (_ = m.dir == 1 ? _[0] : _[1]);
				let y, b = null;
				e.show && _ && Nr(g, U, at) ? (b = m.fill(r, h) || s, y = e._paths.clip) : _ = null, At(n, i, a, o, b, c, l, u, d, f, y, _), p = !0;
			}
		}), p || At(n, i, a, o, s, c, l, u, d, f);
	}
	function At(e, t, n, r, i, a, o, s, c, l, u, f) {
		xt(e, t, n, r, i), (c || l || f) && (d.save(), c && d.clip(c), l && d.clip(l)), f ? (s & 3) == 3 ? (d.clip(f), u && d.clip(u), Mt(i, o), jt(e, a, t)) : s & yo ? (Mt(i, o), d.clip(f), jt(e, a, t)) : s & vo && (d.save(), d.clip(f), u && d.clip(u), Mt(i, o), d.restore(), jt(e, a, t)) : (Mt(i, o), jt(e, a, t)), (c || l || f) && d.restore();
	}
	function jt(e, t, n) {
		n > 0 && (t instanceof Map ? t.forEach((e, t) => {
			d.strokeStyle = dt = t, d.stroke(e);
		}) : t != null && e && d.stroke(t));
	}
	function Mt(e, t) {
		t instanceof Map ? t.forEach((e, t) => {
			d.fillStyle = ft = t, d.fill(e);
		}) : t != null && e && d.fill(t);
	}
	function Nt(e, t, n, i) {
		let a = y[e], o;
		if (i <= 0) o = [0, 0];
		else {
			let s = a._space = a.space(r, e, t, n, i);
			o = us(t, n, a._incrs = a.incrs(r, e, t, n, i, s), i, s);
		}
		return a._found = o;
	}
	function Pt(e, t, n, r, i, a, o, s, c, l) {
		let u = o % 2 / 2;
		h == 1 && d.translate(u, u), xt(s, o, c, l, s), d.beginPath();
		let f, p, m, g, _ = i + (r == 0 || r == 3 ? -a : a);
		n == 0 ? (p = i, g = _) : (f = i, m = _);
		for (let r = 0; r < e.length; r++) t[r] != null && (n == 0 ? f = m = e[r] : p = g = e[r], d.moveTo(f, p), d.lineTo(m, g));
		d.stroke(), h == 1 && d.translate(-u, -u);
	}
	function Ft(e) {
		let t = !0;
		return y.forEach((n, i) => {
			if (!n.show) return;
			let a = b[n.scale];
			if (a.min == null) {
				n._show && (t = !1, n._show = !1, Rt(!1));
				return;
			}
			n._show || (t = !1, n._show = !0, Rt(!1));
			let o = n.side, s = o % 2, { min: c, max: l } = a, [u, d] = Nt(i, c, l, s == 0 ? B : V);
			if (d == 0) return;
			let f = a.distr == 2, p = n._splits = n.splits(r, i, c, l, u, d, f), m = a.distr == 2 ? p.map((e) => st[e]) : p, h = a.distr == 2 ? st[p[1]] - st[p[0]] : u, g = n._values = n.values(r, n.filter(r, m, i, d, h), i, d, h);
			n._rotate = o == 2 ? n.rotate(r, g, i, d) : 0;
			let _ = n._size;
			n._size = Hr(n.size(r, g, i, e)), _ != null && n._size != _ && (t = !1);
		}), t;
	}
	function It(e) {
		let t = !0;
		return nt.forEach((n, i) => {
			let a = n(r, i, $e, e);
			a != rt[i] && (t = !1), rt[i] = a;
		}), t;
	}
	function Lt() {
		for (let e = 0; e < y.length; e++) {
			let t = y[e];
			if (!t.show || !t._show) continue;
			let n = t.side, i = n % 2, a, o, c = t.stroke(r, e), l = n == 0 || n == 3 ? -1 : 1, [u, f] = t._found;
			if (t.label != null) {
				let s = t.labelGap * l, p = Vr((t._lpos + s) * J);
				St(t.labelFont[0], c, "center", n == 2 ? In : Ln), d.save(), i == 1 ? (a = o = 0, d.translate(p, Vr(De + ke / 2)), d.rotate((n == 3 ? -Rr : Rr) / 2)) : (a = Vr(Ee + Oe / 2), o = p);
				let m = ei(t.label) ? t.label(r, e, u, f) : t.label;
				d.fillText(m, a, o), d.restore();
			}
			if (f == 0) continue;
			let p = b[t.scale], m = i == 0 ? Oe : ke, h = i == 0 ? Ee : De, _ = t._splits, v = p.distr == 2 ? _.map((e) => st[e]) : _, x = p.distr == 2 ? st[_[1]] - st[_[0]] : u, S = t.ticks, C = t.border, w = S.show ? S.size : 0, T = Vr(w * J), E = Vr((t.alignTo == 2 ? t._size - w - t.gap : t.gap) * J), D = t._rotate * -Rr / 180, O = g(t._pos * J), k = O + (T + E) * l;
			o = i == 0 ? k : 0, a = i == 1 ? k : 0;
			let A = t.font[0];
			St(A, c, t.align == 1 ? Rn : t.align == 2 ? zn : D > 0 ? Rn : D < 0 ? zn : i == 0 ? "center" : n == 3 ? zn : Rn, D || i == 1 ? "middle" : n == 2 ? In : Ln);
			let j = t.font[1] * t.lineGap, ee = _.map((e) => g(s(e, p, m, h))), te = t._values;
			for (let e = 0; e < te.length; e++) {
				let t = te[e];
				if (t != null) {
					i == 0 ? a = ee[e] : o = ee[e], t = "" + t;
					let n = t.indexOf("\n") == -1 ? [t] : t.split(/\n/gm);
					for (let e = 0; e < n.length; e++) {
						let t = n[e];
						D ? (d.save(), d.translate(a, o + e * j), d.rotate(D), d.fillText(t, 0, 0), d.restore()) : d.fillText(t, a, o + e * j);
					}
				}
			}
			S.show && Pt(ee, S.filter(r, v, e, f, x), i, n, O, T, Q(S.width * J, 3), S.stroke(r, e), S.dash, S.cap);
			let ne = t.grid;
			ne.show && Pt(ee, ne.filter(r, v, e, f, x), i, i == 0 ? 2 : 1, i == 0 ? De : Ee, i == 0 ? ke : Oe, Q(ne.width * J, 3), ne.stroke(r, e), ne.dash, ne.cap), C.show && Pt([O], [1], +(i == 0), i == 0 ? 1 : 2, i == 1 ? De : Ee, i == 1 ? ke : Oe, Q(C.width * J, 3), C.stroke(r, e), C.dash, C.cap);
		}
		yi("drawAxes");
	}
	function Rt(e) {
		v.forEach((t, n) => {
			n > 0 && (t._paths = null, e && (i == 1 ? (t.min = null, t.max = null) : t.facets.forEach((e) => {
				e.min = null, e.max = null;
			})));
		});
	}
	let zt = !1, Bt = !1, Vt = [];
	function Ht() {
		Bt = !1;
		for (let e = 0; e < Vt.length; e++) yi(...Vt[e]);
		Vt.length = 0;
	}
	function Ut() {
		zt ||= (Ni(Gt), !0);
	}
	function Wt(e, t = !1) {
		zt = !0, Bt = t, e(r), Gt(), t && Vt.length > 0 && queueMicrotask(Ht);
	}
	r.batch = Wt;
	function Gt() {
		if (Ae &&= (W(), !1), Me &&= (Re(), !1), je) {
			if (Y(p, Rn, be), Y(p, In, xe), Y(p, Pn, B), Y(p, Fn, V), Y(m, Rn, be), Y(m, In, xe), Y(m, Pn, B), Y(m, Fn, V), Y(f, Pn, ve), Y(f, Fn, ye), u.width = Vr(ve * J), u.height = Vr(ye * J), y.forEach(({ _el: e, _show: t, _size: n, _pos: r, side: i }) => {
				if (e != null) {
					if (t) {
						let t = i === 3 || i === 0 ? n : 0, a = i % 2 == 1;
						Y(e, a ? "left" : "top", r - t), Y(e, a ? "width" : "height", n), Y(e, a ? "top" : "left", a ? xe : be), Y(e, a ? "height" : "width", a ? V : B), or(e, Sn);
					} else ar(e, Sn);
				}
			}), dt = ft = pt = ht = gt = _t = vt = yt = mt = null, bt = 1, jr(!0), be != Se || xe != Ce || B != we || V != Te) {
				Rt(!1);
				let e = B / we, t = V / Te;
				if (oe && !Ne && N.left >= 0) {
					N.left *= e, N.top *= t, Yt && ur(Yt, Vr(N.left), 0, B, V), Xt && ur(Xt, 0, Vr(N.top), B, V);
					for (let n = 0; n < Ke.length; n++) {
						let r = Ke[n];
						r != null && (qe[n] *= e, Je[n] *= t, ur(r, Hr(qe[n]), Hr(Je[n]), B, V));
					}
				}
				if (q.show && !Pe && q.left >= 0 && q.width > 0) {
					q.left *= e, q.width *= e, q.top *= t, q.height *= t;
					for (let e in Ir) Y(cn, e, q[e]);
				}
				Se = be, Ce = xe, we = B, Te = V;
			}
			yi("setSize"), je = !1;
		}
		ve > 0 && ye > 0 && (d.clearRect(0, 0, u.width, u.height), yi("drawClear"), w.forEach((e) => e()), yi("draw")), q.show && Pe && (ln(q), Pe = !1), oe && Ne && (wr(null, !0, !1), Ne = !1), M.show && M.live && Fe && (Sr(), Fe = !1), c || (c = !0, r.status = 1, yi("ready")), ct = !1, zt = !1;
	}
	r.redraw = (e, t) => {
		Me = t || !1, e === !1 ? Ut() : dn(S, D.min, D.max);
	};
	function Kt(e, n) {
		let i = b[e];
		if (i.from == null) {
			if (it == 0) {
				let t = i.range(r, n.min, n.max, e);
				n.min = t[0], n.max = t[1];
			}
			if (n.min > n.max) {
				let e = n.min;
				n.min = n.max, n.max = e;
			}
			if (it > 1 && n.min != null && n.max != null && n.max - n.min < 1e-16) return;
			e == S && i.distr == 2 && it > 0 && (n.min = yr(n.min, t[0]), n.max = yr(n.max, t[0]), n.min == n.max && n.max++), j[e] = n, Ae = !0, Ut();
		}
	}
	r.setScale = Kt;
	let qt, Jt, Yt, Xt, Zt, Qt, $t, en, tn, nn, G, K, rn = !1, an = N.drag, on = an.x, sn = an.y;
	oe && (N.x && (qt = cr(wn, m)), N.y && (Jt = cr(Tn, m)), D.ori == 0 ? (Yt = qt, Xt = Jt) : (Yt = Jt, Xt = qt), G = N.left, K = N.top);
	let q = r.select = Di({
		show: !0,
		over: !0,
		left: 0,
		width: 0,
		top: 0,
		height: 0
	}, e.select), cn = q.show ? cr(Cn, q.over ? m : p) : null;
	function ln(e, t) {
		if (q.show) {
			for (let t in e) q[t] = e[t], t in Ir && Y(cn, t, e[t]);
			t !== !1 && yi("setSelect");
		}
	}
	r.setSelect = ln;
	function un(e) {
		if (v[e].show) P && or(le[e], Sn);
		else if (P && ar(le[e], Sn), oe) {
			let t = Ge ? Ke[0] : Ke[e];
			t != null && ur(t, -10, -10, B, V);
		}
	}
	function dn(e, t, n) {
		Kt(e, {
			min: t,
			max: n
		});
	}
	function fn(e, t, n, a) {
		t.focus != null && ir(e), t.show != null && v.forEach((n, r) => {
			r > 0 && (e == r || e == null) && (n.show = t.show, un(r), i == 2 ? (dn(n.facets[0].scale, null, null), dn(n.facets[1].scale, null, null)) : dn(n.scale, null, null), Ut());
		}), n !== !1 && yi("setSeries", e, t), a && Ai("setSeries", r, e, t);
	}
	r.setSeries = fn;
	function pn(e, t) {
		Di(x[e], t);
	}
	function Bn(e, t) {
		e.fill = Z(e.fill || null), e.dir = X(e.dir, -1), t ??= x.length, x.splice(t, 0, e);
	}
	function Jn(e) {
		e == null ? x.length = 0 : x.splice(e, 1);
	}
	r.addBand = Bn, r.setBand = pn, r.delBand = Jn;
	function Yn(e, t) {
		v[e].alpha = t, oe && Ke[e] != null && (Ke[e].style.opacity = t), P && le[e] && (le[e].style.opacity = t);
	}
	let Xn, $n, nr, rr = { focus: !0 };
	function ir(e) {
		if (e != nr) {
			let t = e == null, n = We.alpha != 1;
			v.forEach((r, a) => {
				if (i == 1 || a > 0) {
					let i = t || a == 0 || a == e;
					r._focus = t ? null : i, n && Yn(a, i ? 1 : We.alpha);
				}
			}), nr = e, n && Ut();
		}
	}
	P && H && ge(Kn, I, (e) => {
		N._lock || (He(e), nr != null && fn(null, rr, !0, Ti.setSeries));
	});
	function lr(e, t, n) {
		let r = b[t];
		n && (e = e / J - (r.ori == 1 ? xe : be));
		let i = B;
		r.ori == 1 && (i = V, e = i - e), r.dir == -1 && (e = i - e);
		let a = r._min, o = r._max, s = e / i, c = a + (o - a) * s, l = r.distr;
		return l == 3 ? Gr(10, c) : l == 4 ? Yr(c, r.asinh) : l == 100 ? r.bwd(c) : c;
	}
	function dr(e, n) {
		return yr(lr(e, S, n), t[0], U, at);
	}
	r.valToIdx = (e) => yr(e, t[0]), r.posToIdx = dr, r.posToVal = lr, r.valToPos = (e, t, n) => b[t].ori == 0 ? a(e, b[t], n ? Oe : B, n ? Ee : 0) : o(e, b[t], n ? ke : V, n ? De : 0), r.setCursor = (e, t, n) => {
		G = e.left, K = e.top, wr(null, t, n);
	};
	function pr(e, t) {
		Y(cn, Rn, q.left = e), Y(cn, Pn, q.width = t);
	}
	function hr(e, t) {
		Y(cn, In, q.top = e), Y(cn, Fn, q.height = t);
	}
	let gr = D.ori == 0 ? pr : hr, br = D.ori == 1 ? pr : hr;
	function xr() {
		if (P && M.live) for (let e = +(i == 2); e < v.length; e++) {
			if (e == 0 && de) continue;
			let t = M.values[e], n = 0;
			for (let r in t) ue[e][n++].firstChild.nodeValue = t[r];
		}
	}
	function Sr(e, t) {
		if (e != null && (e.idxs ? e.idxs.forEach((e, t) => {
			ae[t] = e;
		}) : bi(e.idx) || ae.fill(e.idx), M.idx = ae[0]), P && M.live) {
			for (let e = 0; e < v.length; e++) (e > 0 || i == 1 && !de) && Cr(e, ae[e]);
			xr();
		}
		Fe = !1, t !== !1 && yi("setLegend");
	}
	r.setLegend = Sr;
	function Cr(e, n) {
		let i = v[e], a = e == 0 && O == 2 ? st : t[e], o;
		de ? o = i.values(r, e, n) ?? fe : (o = i.value(r, n == null ? null : a[n], e, n), o = o == null ? fe : { _: o }), M.values[e] = o;
	}
	function wr(e, n, a) {
		tn = G, nn = K, [G, K] = N.move(r, G, K), N.left = G, N.top = K, oe && (Yt && ur(Yt, Vr(G), 0, B, V), Xt && ur(Xt, 0, Vr(K), B, V));
		let o, s = U > at;
		Xn = Zr, $n = null;
		let c = D.ori == 0 ? B : V, l = D.ori == 1 ? B : V;
		if (G < 0 || it == 0 || s) {
			o = N.idx = null;
			for (let e = 0; e < v.length; e++) {
				let t = Ke[e];
				t != null && ur(t, -10, -10, B, V);
			}
			H && fn(null, rr, !0, e == null && Ti.setSeries), M.live && (ae.fill(o), Fe = !0);
		} else {
			let e, n, a;
			i == 1 && (e = D.ori == 0 ? G : K, n = lr(e, S), o = N.idx = yr(n, t[0], U, at), a = k(t[0][o], D, c, 0));
			let s = -10, u = -10, d = 0, f = 0, p = !0, m = "", h = "";
			for (let e = +(i == 2); e < v.length; e++) {
				let g = v[e], _ = ae[e], y = _ == null ? null : i == 1 ? t[e][_] : t[e][1][_], x = N.dataIdx(r, e, o, n), S = x == null ? null : i == 1 ? t[e][x] : t[e][1][x];
				if (Fe = Fe || S != y || x != _, ae[e] = x, e > 0 && g.show) {
					let n = x == null ? -10 : x == o ? a : k(i == 1 ? t[0][x] : t[e][0][x], D, c, 0), _ = S == null ? -10 : A(S, i == 1 ? b[g.scale] : b[g.facets[1].scale], l, 0);
					if (H && S != null) {
						let t = D.ori == 1 ? G : K, n = zr(We.dist(r, e, x, _, t));
						if (n < Xn) {
							let r = We.bias;
							if (r != 0) {
								let i = lr(t, g.scale), a = S >= 0 ? 1 : -1, o = i >= 0 ? 1 : -1;
								o == a && (o == 1 ? r == 1 ? S >= i : S <= i : r == 1 ? S <= i : S >= i) && (Xn = n, $n = e);
							} else Xn = n, $n = e;
						}
					}
					if (Fe || Ge) {
						let t, i;
						D.ori == 0 ? (t = n, i = _) : (t = _, i = n);
						let a, o, c, l, g, v, y = !0, b = Ue.bbox;
						if (b != null) {
							y = !1;
							let t = b(r, e);
							c = t.left, l = t.top, a = t.width, o = t.height;
						} else c = t, l = i, a = o = Ue.size(r, e);
						if (v = Ue.fill(r, e), g = Ue.stroke(r, e), Ge) e == $n && Xn <= We.prox && (s = c, u = l, d = a, f = o, p = y, m = v, h = g);
						else {
							let t = Ke[e];
							t != null && (qe[e] = c, Je[e] = l, mr(t, a, o, y), fr(t, v, g), ur(t, Hr(c), Hr(l), B, V));
						}
					}
				}
			}
			if (Ge) {
				let e = We.prox;
				if (Fe || (nr == null ? Xn <= e : Xn > e || $n != nr)) {
					let e = Ke[0];
					e != null && (qe[0] = s, Je[0] = u, mr(e, d, f, p), fr(e, m, h), ur(e, Hr(s), Hr(u), B, V));
				}
			}
		}
		if (q.show && rn) {
			if (e != null) {
				let [t, n] = Ti.scales, [r, i] = Ti.match, [a, o] = e.cursor.sync.scales, s = e.cursor.drag;
				if (on = s._x, sn = s._y, on || sn) {
					let { left: s, top: u, width: d, height: f } = e.select, p = e.scales[a].ori, m = e.posToVal, h, g, _, v, y, x = t != null && r(t, a), S = n != null && i(n, o);
					x && on ? (p == 0 ? (h = s, g = d) : (h = u, g = f), _ = b[t], v = k(m(h, a), _, c, 0), y = k(m(h + g, a), _, c, 0), gr(Ur(v, y), zr(y - v))) : gr(0, c), S && sn ? (p == 1 ? (h = s, g = d) : (h = u, g = f), _ = b[n], v = A(m(h, o), _, l, 0), y = A(m(h + g, o), _, l, 0), br(Ur(v, y), zr(y - v))) : br(0, l);
				} else Lr();
			} else {
				let e = zr(tn - Zt), t = zr(nn - Qt);
				if (D.ori == 1) {
					let n = e;
					e = t, t = n;
				}
				on = an.x && e >= an.dist, sn = an.y && t >= an.dist;
				let n = an.uni;
				n == null ? an.x && an.y && (on || sn) && (on = sn = !0) : on && sn && (on = e >= n, sn = t >= n, !on && !sn && (t > e ? sn = !0 : on = !0));
				let r, i;
				on && (D.ori == 0 ? (r = $t, i = G) : (r = en, i = K), gr(Ur(r, i), zr(i - r)), sn || br(0, l)), sn && (D.ori == 1 ? (r = $t, i = G) : (r = en, i = K), br(Ur(r, i), zr(i - r)), on || gr(0, c)), !on && !sn && (gr(0, 0), br(0, 0));
			}
		}
		if (an._x = on, an._y = sn, e == null) {
			if (a) {
				if (Oi != null) {
					let [e, t] = Ti.scales;
					Ti.values[0] = e == null ? null : lr(D.ori == 0 ? G : K, e), Ti.values[1] = t == null ? null : lr(D.ori == 1 ? G : K, t);
				}
				Ai(Hn, r, G, K, B, V, o);
			}
			if (H) {
				let e = a && Ti.setSeries, t = We.prox;
				nr == null ? Xn <= t && fn($n, rr, !0, e) : Xn > t ? fn(null, rr, !0, e) : $n != nr && fn($n, rr, !0, e);
			}
		}
		Fe && (M.idx = o, Sr()), n !== !1 && yi("setCursor");
	}
	let Ar = null;
	Object.defineProperty(r, "rect", { get() {
		return Ar ?? jr(!1), Ar;
	} });
	function jr(e = !1) {
		e ? Ar = null : (Ar = m.getBoundingClientRect(), yi("syncRect", Ar));
	}
	function Pr(e, t, n, r, i, a, o) {
		N._lock || rn && e != null && e.movementX == 0 && e.movementY == 0 || (Fr(e, t, n, r, i, a, o, !1, e != null), e == null ? wr(t, !0, !1) : wr(null, !0, !0));
	}
	function Fr(e, t, n, i, a, o, c, l, u) {
		if (Ar ?? jr(!1), He(e), e != null) n = e.clientX - Ar.left, i = e.clientY - Ar.top;
		else {
			if (n < 0 || i < 0) {
				G = -10, K = -10;
				return;
			}
			let [e, r] = Ti.scales, c = t.cursor.sync, [l, u] = c.values, [d, f] = c.scales, [p, m] = Ti.match, h = t.axes[0].side % 2 == 1, g = D.ori == 0 ? B : V, _ = D.ori == 1 ? B : V, v = h ? o : a, y = h ? a : o, x = h ? i : n, S = h ? n : i;
			if (n = d == null ? x / v * g : p(e, d) ? s(l, b[e], g, 0) : -10, i = f == null ? S / y * _ : m(r, f) ? s(u, b[r], _, 0) : -10, D.ori == 1) {
				let e = n;
				n = i, i = e;
			}
		}
		u && (t == null || t.cursor.event.type == Hn) && ((n <= 1 || n >= B - 1) && (n = li(n, B)), (i <= 1 || i >= V - 1) && (i = li(i, V))), l ? (Zt = n, Qt = i, [$t, en] = N.move(r, n, i)) : (G = n, K = i);
	}
	let Ir = {
		width: 0,
		height: 0,
		left: 0,
		top: 0
	};
	function Lr() {
		ln(Ir, !1);
	}
	let Br, Kr, Jr, Qr;
	function ti(e, t, n, i, a, o, s) {
		rn = !0, on = sn = an._x = an._y = !1, Fr(e, t, n, i, a, o, s, !0, !1), e != null && (ge(Wn, er, ni, !1), Ai(Un, r, $t, en, B, V, null));
		let { left: c, top: l, width: u, height: d } = q;
		Br = c, Kr = l, Jr = u, Qr = d;
	}
	function ni(e, t, n, i, a, o, s) {
		rn = an._x = an._y = !1, Fr(e, t, n, i, a, o, s, !1, !0);
		let { left: c, top: l, width: u, height: d } = q, f = u > 0 || d > 0, p = Br != c || Kr != l || Jr != u || Qr != d;
		if (f && p && ln(q), an.setScale && f && p) {
			let e = c, t = u, n = l, r = d;
			if (D.ori == 1 && (e = l, t = d, n = c, r = u), on && dn(S, lr(e, S), lr(e + t, S)), sn) for (let e in b) {
				let t = b[e];
				e != S && t.from == null && t.min != Zr && dn(e, lr(n + r, e), lr(n, e));
			}
			Lr();
		} else N.lock && (N._lock = !N._lock, wr(t, !0, e != null));
		e != null && (_e(Wn, er), Ai(Wn, r, G, K, B, V, null));
	}
	function si(e, t, n, r, i, a, o) {
		if (N._lock) return;
		He(e);
		let s = rn;
		if (rn) {
			let e = !0, t = !0, n, r;
			D.ori == 0 ? (n = on, r = sn) : (n = sn, r = on), n && r && (e = G <= 10 || G >= B - 10, t = K <= 10 || K >= V - 10), n && e && (G = G < $t ? 0 : B), r && t && (K = K < en ? 0 : V), wr(null, !0, !0), rn = !1;
		}
		G = -10, K = -10, ae.fill(null), wr(null, !0, !0), s && (rn = s);
	}
	function ci(e, t, n, i, a, o, s) {
		N._lock || (He(e), ut(), Lr(), e != null && Ai(qn, r, G, K, B, V, null));
	}
	function ui() {
		y.forEach(fs), Ie(r.width, r.height, !0);
	}
	_r(Zn, tr, ui);
	let di = {};
	di.mousedown = ti, di.mousemove = Pr, di.mouseup = ni, di.dblclick = ci, di.setSeries = (e, t, n, i) => {
		let a = Ti.match[2];
		n = a(r, t, n), n != -1 && fn(n, i, !0, !1);
	}, oe && (ge(Un, m, ti), ge(Hn, m, Pr), ge(Gn, m, (e) => {
		He(e), jr(!1);
	}), ge(Kn, m, si), ge(qn, m, ci), Xo.add(r), r.syncRect = jr);
	let mi = r.hooks = e.hooks || {};
	function yi(e, t, n) {
		Bt ? Vt.push([
			e,
			t,
			n
		]) : e in mi && mi[e].forEach((e) => {
			e.call(null, r, t, n);
		});
	}
	(e.plugins || []).forEach((e) => {
		for (let t in e.hooks) mi[t] = (mi[t] || []).concat(e.hooks[t]);
	});
	let wi = (e, t, n) => n, Ti = Di({
		key: null,
		setSeries: !1,
		filters: {
			pub: ai,
			sub: ai
		},
		scales: [S, v[1] ? v[1].scale : null],
		match: [
			oi,
			oi,
			wi
		],
		values: [null, null]
	}, N.sync);
	Ti.match.length == 2 && Ti.match.push(wi), N.sync = Ti;
	let Oi = Ti.key, ki = _o(Oi);
	function Ai(e, t, n, r, i, a, o) {
		Ti.filters.pub(e, t, n, r, i, a, o) && ki.pub(e, t, n, r, i, a, o);
	}
	ki.sub(r);
	function ji(e, t, n, r, i, a, o) {
		Ti.filters.sub(e, t, n, r, i, a, o) && di[e](null, t, n, r, i, a, o);
	}
	r.pub = ji;
	function Mi() {
		ki.unsub(r), Xo.delete(r), he.clear(), vr(Zn, tr, ui), l.remove(), I?.remove(), yi("destroy");
	}
	r.destroy = Mi;
	function Pi() {
		yi("init", e, t), lt(t || e.data, !1), j[S] ? Kt(S, j[S]) : ut(), Pe = q.show && (q.width > 0 || q.height > 0), Ne = Fe = !0, Ie(e.width, e.height);
	}
	return v.forEach(Xe), y.forEach(et), n ? n instanceof HTMLElement ? (n.appendChild(l), Pi()) : n(r, Pi) : Pi(), r;
}
ps.assign = Di, ps.fmtNum = Ir, ps.rangeNum = Mr, ps.rangeLog = Er, ps.rangeAsinh = Dr, ps.orient = bo, ps.pxRatio = J, ps.join = Mi, ps.fmtDate = Gi, ps.tzDate = qi, ps.sync = _o;
{
	ps.addGap = To, ps.clipGaps = wo;
	let e = ps.paths = { points: zo };
	e.linear = Uo, e.stepped = Wo, e.bars = Ko, e.spline = Jo;
}
// src/colours.ts
var ms = [
	"#0072b2",
	"#d55e00",
	"#009e73",
	"#a05195",
	"#b58900",
	"#2f8fc4",
	"#555555"
], hs = [
	"#56b4e9",
	"#ff9f59",
	"#35c99a",
	"#dd9ac4",
	"#f0e442",
	"#8fd0ff",
	"#c0c0c0"
], gs = [
	[],
	[8, 4],
	[2, 3],
	[
		10,
		3,
		2,
		3
	],
	[4, 4],
	[14, 5],
	[1, 4]
], _s = window.matchMedia("(prefers-color-scheme: dark)"), vs = tt(_s.matches);
_s.addEventListener("change", (e) => {
	vs.value = e.matches;
});
function ys(e) {
	return (vs.value ? hs : ms)[e % ms.length];
}
function bs(e) {
	return gs[e % gs.length];
}
function xs() {
	return vs.value ? "#c9d1d9" : "#3b434b";
}
function Ss() {
	return vs.value ? "#2b323a" : "#e3e7eb";
}
// src/chart.tsx
var Cs = ps.sync("time");
function ws(e) {
	let t = Me(null), n = Me(null), r = yt(!1), i = Math.max(0, ...e.lines.map((e) => e.values.length)), a = `chart-${e.title.replaceAll(/\W+/g, "-").toLowerCase()}`, o = vs.value;
	je(() => {
		let r = t.current;
		if (!r || i === 0) return;
		let a = Array.from({ length: i }, (t, n) => n * e.step), o = {
			stroke: xs,
			grid: {
				stroke: Ss(),
				width: 1
			},
			ticks: {
				stroke: Ss(),
				width: 1
			},
			font: "11px system-ui, sans-serif"
		}, s = new ps({
			width: r.clientWidth || 600,
			height: 170,
			padding: [
				10,
				12,
				0,
				0
			],
			cursor: {
				sync: { key: Cs.key },
				drag: {
					x: !0,
					y: !1,
					setScale: !1
				},
				points: { size: 6 }
			},
			legend: { live: !0 },
			scales: {
				x: {
					time: !1,
					range: (t, n, r) => kt.value ?? [n, Math.max(r, n + e.step)]
				},
				y: { range: (t, n, r) => [0, Math.max(.001, Math.max(r ?? 0, e.mark?.value ?? 0) * 1.08)] }
			},
			axes: [{
				...o,
				values: (e, t) => t.map(pe),
				size: 30
			}, {
				...o,
				values: (e, t) => t.map(de),
				size: 52
			}],
			series: [{
				label: "time",
				value: (e, t) => t === null ? "–" : pe(t)
			}, ...e.lines.map((e, t) => {
				let n = ys(e.colour ?? t);
				return {
					label: e.label,
					stroke: n,
					width: e.bars ? 0 : 1.75,
					dash: bs(e.colour ?? t),
					spanGaps: !0,
					fill: e.bars ? n : void 0,
					paths: e.bars ? ps.paths.bars({
						size: [.9, 40],
						align: 1
					}) : void 0,
					points: { show: !1 },
					value: (e, t) => t == null ? "–" : de(t)
				};
			})],
			hooks: {
				setSelect: [(e) => {
					e.select.width < 3 || (kt.value = [e.posToVal(e.select.left, "x"), e.posToVal(e.select.left + e.select.width, "x")], e.setSelect({
						left: 0,
						width: 0,
						top: 0,
						height: 0
					}, !1));
				}],
				draw: [(t) => {
					if (!e.mark || e.mark.value <= 0) return;
					let n = t.valToPos(e.mark.value, "y", !0), { left: r, width: i } = t.bbox, a = t.ctx;
					a.save(), a.strokeStyle = a.fillStyle = xs(), a.lineWidth = devicePixelRatio, a.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]), a.beginPath(), a.moveTo(r, n), a.lineTo(r + i, n), a.stroke(), a.font = `${11 * devicePixelRatio}px system-ui, sans-serif`, a.textAlign = "right", a.textBaseline = "top", a.fillText(e.mark.label, r + i - 4, n + 3), a.restore();
				}]
			}
		}, [a, ...e.lines.map((e) => e.values)], r);
		n.current = s, s.over.addEventListener("click", () => {
			e.onPick && s.cursor.idx !== null && s.cursor.idx !== void 0 && e.onPick(a[s.cursor.idx]);
		}), s.over.addEventListener("dblclick", () => {
			kt.value = null;
		});
		let c = new ResizeObserver(() => {
			r.clientWidth > 0 && s.setSize({
				width: r.clientWidth,
				height: 170
			});
		});
		return c.observe(r), () => {
			c.disconnect(), s.destroy();
		};
	}, [
		i,
		o,
		e.lines.length
	]);
	let s = kt.value;
	return je(() => {
		n.current?.setScale("x", {
			min: s?.[0] ?? 0,
			max: s?.[1] ?? i * e.step
		});
	}, [s]), /* @__PURE__ */ W("section", {
		class: "chart",
		"aria-labelledby": a,
		children: [
			/* @__PURE__ */ W("header", { children: [/* @__PURE__ */ W("h3", {
				id: a,
				children: [
					e.title,
					" ",
					/* @__PURE__ */ W("span", {
						class: "unit",
						children: e.unit
					})
				]
			}), /* @__PURE__ */ W("button", {
				type: "button",
				class: "quiet",
				"aria-pressed": r.value,
				onClick: () => {
					r.value = !r.value;
				},
				children: r.value ? "Chart" : "Table"
			})] }),
			/* @__PURE__ */ W("div", {
				ref: t,
				role: "img",
				"aria-label": Ts(e),
				hidden: r.value
			}),
			r.value && /* @__PURE__ */ W(Es, {
				...e,
				points: i
			})
		]
	});
}
function Ts({ title: e, unit: t, lines: n }) {
	return `${e}, ${t}: ${n.map((e) => `${e.label} at most ${de(Math.max(0, ...e.values.map((e) => e ?? 0)))}`).join(", ")}. The button Table shows the numbers.`;
}
function Es({ lines: e, step: t, points: n, title: r }) {
	let [i, a] = kt.value ?? [0, n * t], o = Math.max(0, Math.floor(i / t)), s = Math.min(n, Math.ceil(a / t)), c = Math.max(1, Math.ceil((s - o) / 120)), l = [];
	for (let e = o; e < s; e += c) l.push(e);
	return /* @__PURE__ */ W("div", {
		class: "scroll",
		tabIndex: 0,
		role: "region",
		"aria-label": `${r} as a table`,
		children: /* @__PURE__ */ W("table", { children: [/* @__PURE__ */ W("thead", { children: /* @__PURE__ */ W("tr", { children: [/* @__PURE__ */ W("th", {
			scope: "col",
			children: "time"
		}), e.map((e) => /* @__PURE__ */ W("th", {
			scope: "col",
			children: e.label
		}, e.label))] }) }), /* @__PURE__ */ W("tbody", { children: l.map((n) => /* @__PURE__ */ W("tr", { children: [/* @__PURE__ */ W("th", {
			scope: "row",
			children: pe(n * t)
		}), e.map((e) => /* @__PURE__ */ W("td", { children: e.values[n] === null || e.values[n] === void 0 ? "–" : de(e.values[n]) }, e.label))] }, n)) })] })
	});
}
// src/overview.tsx
function Ds({ page: e }) {
	let t = e.summary;
	return /* @__PURE__ */ W(x, { children: [
		/* @__PURE__ */ W(Os, { page: e }),
		/* @__PURE__ */ W(As, { s: t }),
		/* @__PURE__ */ W(Ns, { page: e }),
		/* @__PURE__ */ W(Ps, { s: t }),
		/* @__PURE__ */ W(Is, { s: t }),
		/* @__PURE__ */ W(Ls, { s: t })
	] });
}
function Os({ page: e }) {
	let t = e.summary.causes;
	return t.length === 0 ? null : /* @__PURE__ */ W("section", {
		"aria-labelledby": "causes",
		children: [/* @__PURE__ */ W("h2", {
			id: "causes",
			children: "Causes"
		}), t.map((t, n) => /* @__PURE__ */ W(ks, {
			c: t,
			title: e.titles[t.cause] ?? t.cause.replaceAll("_", " "),
			drawn: e.ends.cause.includes(t.cause)
		}, n))]
	});
}
function ks({ c: e, title: t, drawn: n }) {
	let r = () => {
		Lt.value = e.cause, Rt.value = "", Ft.value = "", Nt.value = "sockets";
	}, i = e.loads.length > 0 ? e.loads : e.pools;
	return /* @__PURE__ */ W("article", {
		class: "cause",
		children: [
			/* @__PURE__ */ W("h3", { children: [
				t,
				" ",
				/* @__PURE__ */ W("span", {
					class: "unit",
					children: [
						e.count > 0 ? `${L(e.count)} in ${i.join(", ")}` : i.join(", "),
						", confidence ",
						me(e.confidence)
					]
				})
			] }),
			/* @__PURE__ */ W("p", { children: ge(e.sentence) }),
			/* @__PURE__ */ W("p", {
				class: "advice",
				children: e.advice
			}),
			/* @__PURE__ */ W("details", { children: [/* @__PURE__ */ W("summary", { children: "Evidence" }), /* @__PURE__ */ W("ul", { children: e.evidence.map((e, t) => /* @__PURE__ */ W("li", { children: e }, t)) })] }),
			n && /* @__PURE__ */ W("button", {
				type: "button",
				onClick: r,
				children: "Show these sockets"
			})
		]
	});
}
function As({ s: e }) {
	return e.thresholds.length === 0 ? null : /* @__PURE__ */ W("section", {
		"aria-labelledby": "thresholds",
		children: [/* @__PURE__ */ W("h2", {
			id: "thresholds",
			children: "Thresholds"
		}), /* @__PURE__ */ W("div", {
			class: "scroll",
			tabIndex: 0,
			role: "region",
			"aria-label": "Thresholds",
			children: /* @__PURE__ */ W("table", { children: [/* @__PURE__ */ W("thead", { children: /* @__PURE__ */ W("tr", { children: [
				/* @__PURE__ */ W("th", {
					scope: "col",
					children: "result"
				}),
				/* @__PURE__ */ W("th", {
					scope: "col",
					children: "threshold"
				}),
				/* @__PURE__ */ W("th", {
					scope: "col",
					children: "value"
				})
			] }) }), /* @__PURE__ */ W("tbody", { children: e.thresholds.map((e) => /* @__PURE__ */ W("tr", { children: [
				/* @__PURE__ */ W("td", {
					class: e.pass ? "good" : "bad",
					children: e.value === null ? "not measured" : e.pass ? "✓ met" : "✗ not met"
				}),
				/* @__PURE__ */ W("th", {
					scope: "row",
					children: [/* @__PURE__ */ W("code", { children: e.expr }), e.implied && /* @__PURE__ */ W("span", {
						class: "unit",
						children: " implied"
					})]
				}),
				/* @__PURE__ */ W("td", { children: e.value === null ? "–" : js(e.expr, e.value) })
			] }, e.expr)) })] })
		})]
	});
}
function js(e, t) {
	return /^(held|refused|lost|failed|throttled|late|not_started)\(/.test(e) ? me(t) : /_ms\(/.test(e) ? R(t) : de(t);
}
var Ms = 6;
function Ns({ page: e }) {
	let t = e.pools ?? [], n = e.loads ?? [], r = (t) => t.map((t) => t / e.step_s), i = (e, t, n) => n.length > 1 ? `${e}: ${t}` : t, a = t.slice(0, Ms).map((e) => ({
		label: i(e.name, "open", t),
		values: e.open
	})), o = t.reduce((e, t) => e + t.wanted, 0), s = [], c = [];
	for (let e of n.slice(0, 3)) s.push({
		label: i(e.name, "planned", n),
		values: r(e.planned)
	}, {
		label: i(e.name, "started", n),
		values: r(e.started)
	}, {
		label: i(e.name, "good", n),
		values: r(e.good)
	}), e.throttled.some((e) => e > 0) && s.push({
		label: i(e.name, "throttled (429)", n),
		values: r(e.throttled)
	}), e.failed.some((e) => e > 0) && s.push({
		label: i(e.name, "failed", n),
		values: r(e.failed)
	}), c.push({
		label: i(e.name, "p50 from plan", n),
		values: e.latency_p50_ms
	}, {
		label: i(e.name, "p99 from plan", n),
		values: e.latency_p99_ms
	}, {
		label: i(e.name, "p99 service", n),
		values: e.service_p99_ms
	});
	for (let e of t.slice(0, 3)) e.rtt_p99_ms.some((e) => e !== null) && c.push({
		label: i(e.name, "p99 of pings", t),
		values: e.rtt_p99_ms
	});
	let l = Object.entries(e.closes).map(([t, n]) => ({
		label: e.titles[t] ?? t,
		values: n,
		bars: !0
	})), u = Object.entries(e.platform).map(([e, t]) => ({
		label: e,
		values: t
	})), d = e.summary.platform?.max_concurrent ?? 0, f = e.summary.interactions.max_concurrent, p = (t) => {
		kt.value = [Math.max(0, t - 5 * e.step_s), t + 6 * e.step_s], Lt.value = "", Ft.value = "", Nt.value = "sockets";
	}, m = e.generator;
	return /* @__PURE__ */ W("section", {
		"aria-labelledby": "axis",
		children: [
			/* @__PURE__ */ W("h2", {
				id: "axis",
				children: "The run in time"
			}),
			/* @__PURE__ */ W("p", {
				class: "hint",
				children: [
					"Drag to zoom, double-click for all of it; the charts share one cursor.",
					e.step_s > 1 && ` One point is ${e.step_s} s.`,
					kt.value && /* @__PURE__ */ W("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							kt.value = null;
						},
						children: "Show all"
					})
				]
			}),
			a.length > 0 && /* @__PURE__ */ W(ws, {
				title: "Open sockets",
				unit: `of ${L(o)} wanted`,
				step: e.step_s,
				lines: a,
				mark: {
					value: t.length === 1 ? o : 0,
					label: `wanted ${L(o)}`
				}
			}),
			l.length > 0 && /* @__PURE__ */ W(ws, {
				title: "Closes by cause",
				unit: `sockets in ${e.step_s} s; click one to see them`,
				step: e.step_s,
				lines: l,
				onPick: p
			}),
			l.length > 0 && /* @__PURE__ */ W(fn, {
				page: e,
				onPick: p
			}),
			n.length > 0 && /* @__PURE__ */ W(ws, {
				title: "Interactions in flight",
				unit: "most at once",
				step: e.step_s,
				lines: [{
					label: "in flight",
					values: e.in_flight ?? []
				}],
				mark: {
					value: f,
					label: `maximum concurrent interactions ${L(f)}`
				}
			}),
			u.length > 0 && /* @__PURE__ */ W(ws, {
				title: "The platform's own view",
				unit: "as it counts",
				step: e.step_s,
				lines: u,
				mark: {
					value: d,
					label: `its maximum concurrent interactions ${L(d)}`
				}
			}),
			s.length > 0 && /* @__PURE__ */ W(ws, {
				title: "Arrivals",
				unit: "a second",
				step: e.step_s,
				lines: s
			}),
			c.length > 0 && /* @__PURE__ */ W(ws, {
				title: "Latency",
				unit: "ms, ± 12 %",
				step: e.step_s,
				lines: c
			}),
			/* @__PURE__ */ W(ws, {
				title: "The generator was late",
				unit: "ms at p99",
				step: e.step_s,
				lines: [{
					label: "late",
					values: m.lateness_p99_ms ?? []
				}]
			}),
			/* @__PURE__ */ W(ws, {
				title: "The generator's processors",
				unit: "",
				step: e.step_s,
				lines: [{
					label: "used",
					values: m.cpu ?? []
				}, {
					label: "waited for",
					values: m.waited ?? []
				}]
			})
		]
	});
}
function Ps({ s: e }) {
	let t = Object.entries(e.pools);
	return t.length === 0 ? null : /* @__PURE__ */ W("section", {
		"aria-labelledby": "pools",
		children: [/* @__PURE__ */ W("h2", {
			id: "pools",
			children: "Pools"
		}), /* @__PURE__ */ W("div", {
			class: "scroll",
			tabIndex: 0,
			role: "region",
			"aria-label": "Pools",
			children: /* @__PURE__ */ W("table", { children: [/* @__PURE__ */ W("thead", { children: /* @__PURE__ */ W("tr", { children: [
				"pool",
				"wanted",
				"opened",
				"refused",
				"lost",
				"held to the end",
				"peak",
				"connect p50 / p99",
				"ping p50 / p99"
			].map((e) => /* @__PURE__ */ W("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ W("tbody", { children: t.map(([e, t]) => /* @__PURE__ */ W("tr", { children: [
				/* @__PURE__ */ W("th", {
					scope: "row",
					children: e
				}),
				/* @__PURE__ */ W("td", { children: L(t.wanted) }),
				/* @__PURE__ */ W("td", { children: L(t.opened) }),
				/* @__PURE__ */ W("td", {
					class: t.refused > 0 ? "bad" : "",
					children: L(t.refused)
				}),
				/* @__PURE__ */ W("td", {
					class: t.lost > 0 ? "bad" : "",
					children: L(t.lost)
				}),
				/* @__PURE__ */ W("td", { children: L(t.held_to_end) }),
				/* @__PURE__ */ W("td", { children: L(t.peak_open) }),
				/* @__PURE__ */ W("td", { children: Fs(t.connect_ms) }),
				/* @__PURE__ */ W("td", { children: Fs(t.ping_rtt_ms) })
			] }, e)) })] })
		})]
	});
}
function Fs(e) {
	return e.count > 0 ? `${R(e.p50)} / ${R(e.p99)}` : "–";
}
function Is({ s: e }) {
	let t = Object.entries(e.loads);
	return t.length === 0 ? null : /* @__PURE__ */ W("section", {
		"aria-labelledby": "loads",
		children: [/* @__PURE__ */ W("h2", {
			id: "loads",
			children: "Loads"
		}), /* @__PURE__ */ W("div", {
			class: "scroll",
			tabIndex: 0,
			role: "region",
			"aria-label": "Loads",
			children: /* @__PURE__ */ W("table", { children: [/* @__PURE__ */ W("thead", { children: /* @__PURE__ */ W("tr", { children: [
				"load",
				"planned",
				"started",
				"not started",
				"good",
				"failed",
				"throttled",
				"good a second",
				"latency p50 / p99 / max",
				"service p99"
			].map((e) => /* @__PURE__ */ W("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ W("tbody", { children: t.map(([e, t]) => /* @__PURE__ */ W("tr", { children: [
				/* @__PURE__ */ W("th", {
					scope: "row",
					children: e
				}),
				/* @__PURE__ */ W("td", { children: L(t.planned) }),
				/* @__PURE__ */ W("td", { children: L(t.started) }),
				/* @__PURE__ */ W("td", {
					class: t.not_started > 0 ? "bad" : "",
					children: L(t.not_started)
				}),
				/* @__PURE__ */ W("td", { children: L(t.succeeded) }),
				/* @__PURE__ */ W("td", {
					class: t.failed > 0 ? "bad" : "",
					children: L(t.failed)
				}),
				/* @__PURE__ */ W("td", { children: L(t.throttled) }),
				/* @__PURE__ */ W("td", { children: de(t.good_per_s) }),
				/* @__PURE__ */ W("td", { children: [
					R(t.latency_ms.p50),
					" / ",
					R(t.latency_ms.p99),
					" / ",
					R(t.latency_ms.max)
				] }),
				/* @__PURE__ */ W("td", { children: R(t.service_ms.p99) })
			] }, e)) })] })
		})]
	});
}
function Ls({ s: e }) {
	let t = e.generator;
	return /* @__PURE__ */ W("section", {
		"aria-labelledby": "generator",
		children: [
			/* @__PURE__ */ W("h2", {
				id: "generator",
				children: "The generator"
			}),
			/* @__PURE__ */ W("p", { children: [
				t.valid ? "Valid" : "Not valid",
				": CPU ",
				de(t.cpu_s),
				" s, memory ",
				de(t.peak_rss_bytes / (1 << 20)),
				" MiB, late by ",
				R(t.lateness_ms.p99),
				" at p99 and ",
				R(t.lateness_ms.max),
				" at most."
			] }),
			t.reasons.length > 0 && /* @__PURE__ */ W("ul", { children: t.reasons.map((e) => /* @__PURE__ */ W("li", {
				class: "bad",
				children: e
			}, e)) })
		]
	});
}
// src/sockets.tsx
function Rs({ page: e }) {
	let t = e.ends, n = Ne(() => [...new Set(t.cause)], [t]), r = Ne(() => {
		let n = [], r = kt.value;
		for (let i = 0; i < t.cause.length; i++) Lt.value && t.cause[i] !== Lt.value || Rt.value && e.pools?.[t.pool[i]]?.name !== Rt.value || r && (t.ended_s[i] < r[0] || t.ended_s[i] > r[1]) || n.push(i);
		return n;
	}, [
		t,
		Lt.value,
		Rt.value,
		kt.value
	]), i = Ne(() => r.filter((e) => t.phase[e] === "open"), [r]), a = (t) => e.titles[t] ?? t, o = Bs(e), s = yt(!1), c = (t, n) => {
		s.value = n, Ft.value = zs(e, t);
	}, l = () => {
		Ft.value = "", document.querySelector(".rows[aria-label=\"sockets\"]")?.focus();
	}, u = Ne(() => /* @__PURE__ */ W("div", { children: [
		/* @__PURE__ */ W(qs, {
			title: "Silence either way",
			values: i.map((e) => t.silence_s[e])
		}),
		/* @__PURE__ */ W(qs, {
			title: "Silence of the server",
			values: i.map((e) => t.silence_received_s[e])
		}),
		/* @__PURE__ */ W(qs, {
			title: "Silence of ours",
			values: i.map((e) => t.silence_sent_s[e])
		}),
		/* @__PURE__ */ W(qs, {
			title: "Age",
			values: i.map((e) => t.age_s[e])
		}),
		/* @__PURE__ */ W(qs, {
			title: "Instant",
			values: i.map((e) => t.ended_s[e])
		})
	] }), [i]);
	return t.total === 0 ? /* @__PURE__ */ W("p", { children: "No socket was refused or lost." }) : /* @__PURE__ */ W("section", {
		"aria-labelledby": "sockets",
		children: [
			/* @__PURE__ */ W("h2", {
				id: "sockets",
				children: "Sockets that were refused or lost"
			}),
			/* @__PURE__ */ W("div", {
				class: "filters",
				children: [
					/* @__PURE__ */ W("label", { children: ["cause ", /* @__PURE__ */ W("select", {
						value: Lt.value,
						onChange: (e) => {
							Lt.value = e.currentTarget.value;
						},
						children: [/* @__PURE__ */ W("option", {
							value: "",
							children: "all"
						}), n.map((e) => /* @__PURE__ */ W("option", {
							value: e,
							children: a(e)
						}, e))]
					})] }),
					/* @__PURE__ */ W("label", { children: ["pool ", /* @__PURE__ */ W("select", {
						value: Rt.value,
						onChange: (e) => {
							Rt.value = e.currentTarget.value;
						},
						children: [/* @__PURE__ */ W("option", {
							value: "",
							children: "all"
						}), (e.pools ?? []).map((e) => /* @__PURE__ */ W("option", {
							value: e.name,
							children: e.name
						}, e.name))]
					})] }),
					kt.value && /* @__PURE__ */ W("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							kt.value = null;
						},
						children: [
							"From ",
							z(Math.max(0, kt.value[0])),
							" to ",
							z(kt.value[1]),
							": show all"
						]
					}),
					/* @__PURE__ */ W("span", {
						role: "status",
						children: [
							L(r.length),
							" of ",
							L(t.cause.length),
							t.total > t.cause.length && `, a sample of ${L(t.total)}`
						]
					})
				]
			}),
			i.length > 0 && /* @__PURE__ */ W("div", {
				class: "two",
				children: [/* @__PURE__ */ W(Us, {
					page: e,
					rows: i,
					causes: n,
					chosen: o,
					onChoose: (e) => c(e, !1)
				}), u]
			}),
			/* @__PURE__ */ W(Ot, {
				label: "sockets",
				rows: r,
				chosen: o,
				onChoose: c,
				columns: [
					{
						head: "pool",
						wide: !0,
						width: "minmax(6rem,1fr)",
						cell: (n) => e.pools?.[t.pool[n]]?.name ?? ""
					},
					{
						head: "socket",
						width: "4rem",
						right: !0,
						cell: (e) => t.socket[e]
					},
					{
						head: "cause",
						width: "minmax(6rem,1.4fr)",
						cell: (e) => a(t.cause[e])
					},
					{
						head: "ended as",
						width: "minmax(6rem,1.2fr)",
						cell: (e) => t.how[e].replaceAll("_", " ") + (t.code[e] ? ` ${t.code[e]}` : "")
					},
					{
						head: "at",
						wide: !0,
						width: "6rem",
						right: !0,
						cell: (e) => z(t.ended_s[e])
					},
					{
						head: "age",
						width: "4.5rem",
						right: !0,
						cell: (e) => t.phase[e] === "open" ? z(t.age_s[e]) : "–"
					},
					{
						head: "silence",
						wide: !0,
						width: "6rem",
						right: !0,
						cell: (e) => t.phase[e] === "open" ? z(t.silence_s[e]) : "–"
					}
				]
			}),
			Ft.value && o < 0 && /* @__PURE__ */ W("p", {
				class: "hint",
				role: "status",
				children: "The socket that the address names is not in this page."
			}),
			o >= 0 && /* @__PURE__ */ W(Gt, {
				label: `Evidence of ${zs(e, o)}`,
				byKey: s.value,
				onClose: l,
				title: /* @__PURE__ */ W(x, { children: [
					e.pools?.[t.pool[o]]?.name,
					" socket ",
					t.socket[o],
					" ",
					/* @__PURE__ */ W("a", {
						class: "unit",
						href: `#socket=${zs(e, o)}`,
						children: "link"
					})
				] }),
				children: /* @__PURE__ */ W(Hs, {
					page: e,
					i: o
				})
			})
		]
	});
}
function zs(e, t) {
	let n = e.ends;
	return It(e.pools?.[n.pool[t]]?.name ?? "", n.socket[t], n.attempt[t], n.numbers.kind?.[t] ?? 0);
}
function Bs(e) {
	let t = Ft.value;
	return Ne(() => {
		let n = e.ends, [r, ...i] = t.split("/"), [a, o, s] = i.map(Number), c = (e.pools ?? []).findIndex((e) => encodeURIComponent(e.name) === r);
		return n.cause.findIndex((e, t) => n.pool[t] === c && n.socket[t] === a && n.attempt[t] === o && (n.numbers.kind?.[t] ?? 0) === s);
	}, [e, t]);
}
var Vs = [
	"",
	"opened again after a loss",
	"an attempt of holdfast's own after a loss",
	"a late attempt of holdfast's own after refusals"
];
function Hs({ page: e, i: t }) {
	let n = e.ends, r = (e) => n.numbers[e]?.[t] ?? 0, i = (e) => n.texts[e]?.[t] ?? "", a = n.ended_s[t], o = n.phase[t] === "open", s = (e) => e.replaceAll("_", " "), c = zs(e, t), l = [...new Set(n.cause.filter((r, i) => n.socket[i] === n.socket[t] && zs(e, i) === c))], u = (r) => e.summary.causes.find((i) => i.cause === r && i.pools.includes(e.pools?.[n.pool[t]]?.name ?? "")), d = [], f = (e, ...t) => {
		let n = t.filter((e) => e !== !1 && e !== 0 && e !== "");
		n.length > 0 && d.push([e, n]);
	}, p = (e) => `${z(a - r(e))} before the end`;
	return f("How it ended", ["ended as", s(n.how[t]) + (n.code[t] ? ` ${n.code[t]}` : "")], ["came as far as", n.phase[t]], ["ended at", z(a)], n.detail[t] && ["detail", n.detail[t]], r("partial") && ["cut", "in the middle of a frame or an answer"], i("after_close") && ["after the close frame", s(i("after_close"))], r("tls") && ["TLS", r("close_notify") ? "ended properly (close_notify)" : "not ended (no close_notify)"], r("status") && ["answer", String(r("status"))], i("server") && ["Server", i("server")], i("via") && ["Via", i("via")], i("retry_after") && ["Retry-After", i("retry_after")], i("body") && ["body", i("body")]), f("Its course", ["attempt", `${n.attempt[t]}${Vs[r("kind")] ? `, ${Vs[r("kind")]}` : ""}`], i("address") && ["address", `${i("address")}${r("local_port") ? `, from our port ${r("local_port")}` : ""}`], ["planned at", z(r("planned_s"))], r("prepared_s") && ["steps before", z(r("prepared_s"))], ["dialed at", z(r("attempted_s"))], r("connected_s") && ["TCP after", R((r("connected_s") - r("attempted_s")) * 1e3)], r("secured_s") && ["TLS after", R((r("secured_s") - r("connected_s")) * 1e3)], r("queued_s") && ["TLS waited for this machine", R(r("queued_s") * 1e3)], r("opened_s") && ["101 after", R((r("opened_s") - r("attempted_s")) * 1e3)]), o && (f("Its clocks", ["age", z(n.age_s[t])], ["silence either way", z(n.silence_s[t])], ["silence of the server", z(n.silence_received_s[t])], ["silence of ours", z(n.silence_sent_s[t])], r("last_app_s") && ["last message", p("last_app_s")], ["longest silence survived", `${z(r("gap_any_s"))} either way, ${z(r("gap_received_s"))} of the server, ${z(r("gap_sent_s"))} of ours`]), f("What went over it", ["messages", `${L(r("messages_sent"))} sent, ${L(r("messages_received"))} received`], ["pings", `${L(r("pings_sent"))} sent, ${L(r("pongs_received"))} answered`], r("oldest_ping_s") && ["never answered", `a ping sent ${p("oldest_ping_s")}`])), f("Its neighbours", ["at the attempt", `${L(r("open_at_attempt"))} open, ${L(r("pending_at_attempt"))} under way, ${L(r("arrivals_before"))} attempts in the second before`], ["at the end", `${L(r("open_at_end"))} open, ${L(r("arrivals_at_end"))} attempts in the second before`]), r("tcp_known") && f("What the kernel knew", ...Ut([
		"state",
		"backoff",
		"retransmits",
		"total_retransmit",
		"unacked",
		"last_sent_ms",
		"last_received_ms",
		"last_ack_ms",
		"rtt_us",
		"rttvar_us",
		"segs_in",
		"segs_out",
		"out_queue",
		"in_queue"
	].map((e) => r(`tcp_${e}`)))), f("This machine", ["away at most", `${R(r("own_gap_s") * 1e3)} in the 10 s before`], r("kernel_lag_s") && ["read late", `the kernel had the last bytes ${R(r("kernel_lag_s") * 1e3)} earlier`]), /* @__PURE__ */ W(x, { children: [l.map((t) => /* @__PURE__ */ W("p", {
		class: "cause",
		children: [/* @__PURE__ */ W("b", { children: e.titles[t] ?? s(t) }), u(t) && /* @__PURE__ */ W(x, { children: [
			": ",
			ge(u(t).sentence),
			" ",
			/* @__PURE__ */ W("span", {
				class: "advice",
				children: u(t).advice
			})
		] })]
	}, t)), /* @__PURE__ */ W("div", {
		class: "groups",
		children: d.map(([e, t]) => /* @__PURE__ */ W("section", { children: [/* @__PURE__ */ W("h4", { children: e }), /* @__PURE__ */ W("dl", { children: t.map(([e, t]) => /* @__PURE__ */ W("div", { children: [/* @__PURE__ */ W("dt", { children: e }), /* @__PURE__ */ W("dd", { children: t })] }, e)) })] }, e))
	})] });
}
function Us({ page: e, rows: t, causes: n, chosen: r, onChoose: i }) {
	let a = Me(null), o = vs.value, s = e.ends, c = t.map((e) => s.age_s[e]), l = t.map((e) => s.silence_s[e]), u = Math.max(.001, Ks(c)) * 1.05, d = Math.max(.001, Ks(l)) * 1.05, f = {
		left: 48,
		right: 10,
		top: 10,
		bottom: 34
	}, p = () => {
		let e = a.current, i = e?.getContext("2d");
		if (!e || !i) return;
		let o = devicePixelRatio || 1, p = e.clientWidth, m = e.clientHeight;
		e.width = p * o, e.height = m * o, i.scale(o, o), i.font = "11px system-ui, sans-serif";
		let h = (e) => f.left + e / u * (p - f.left - f.right), g = (e) => m - f.bottom - e / d * (m - f.top - f.bottom);
		i.strokeStyle = Ss(), i.fillStyle = xs();
		for (let e = 0; e <= 4; e++) {
			let t = u * e / 4, n = d * e / 4;
			i.beginPath(), i.moveTo(h(t), f.top), i.lineTo(h(t), m - f.bottom), i.moveTo(f.left, g(n)), i.lineTo(p - f.right, g(n)), i.stroke(), i.textAlign = e === 4 ? "right" : "center", i.fillText(de(t), h(t), m - f.bottom + 14), i.textAlign = "right", i.fillText(de(n), f.left - 6, g(n) + 4);
		}
		i.textAlign = "center", i.fillText("age, s", (f.left + p - f.right) / 2, m - 4), i.save(), i.translate(11, (f.top + m - f.bottom) / 2), i.rotate(-Math.PI / 2), i.fillText("silence before the end, s", 0, 0), i.restore(), i.globalAlpha = t.length > 2e3 ? .35 : .7, t.forEach((e, t) => {
			let r = n.indexOf(s.cause[e]);
			i.fillStyle = i.strokeStyle = ys(r), Ws(i, r, h(c[t]), g(l[t]));
		}), i.globalAlpha = 1, r >= 0 && s.phase[r] === "open" && (i.strokeStyle = xs(), i.lineWidth = 2, i.beginPath(), i.arc(h(s.age_s[r]), g(s.silence_s[r]), 7, 0, 7), i.stroke());
	};
	return je(() => {
		p();
		let e = new ResizeObserver(p);
		return a.current && e.observe(a.current), () => e.disconnect();
	}, [
		t,
		o,
		r
	]), /* @__PURE__ */ W("figure", { children: [/* @__PURE__ */ W("canvas", {
		ref: a,
		class: "scatter",
		role: "img",
		onClick: (e) => {
			let n = a.current;
			if (!n) return;
			let r = n.getBoundingClientRect(), o = r.width, s = r.height, p = -1, m = 400;
			t.forEach((t, n) => {
				let i = f.left + c[n] / u * (o - f.left - f.right), a = s - f.bottom - l[n] / d * (s - f.top - f.bottom), h = (i - (e.clientX - r.left)) ** 2 + (a - (e.clientY - r.top)) ** 2;
				h < m && (m = h, p = t);
			}), p >= 0 && i(p);
		},
		"aria-label": `${L(t.length)} ends, silence before the end against age. The table below has each of them.`
	}), /* @__PURE__ */ W("figcaption", { children: n.filter((e) => t.some((t) => s.cause[t] === e)).map((t) => /* @__PURE__ */ W("span", {
		class: "key",
		children: [
			/* @__PURE__ */ W(Gs, { n: n.indexOf(t) }),
			" ",
			e.titles[t] ?? t
		]
	}, t)) })] });
}
function Ws(e, t, n, r) {
	switch (e.beginPath(), t % 4) {
		case 0:
			e.arc(n, r, 2.6, 0, 7), e.fill();
			return;
		case 1:
			e.rect(n - 2.4, r - 2.4, 4.8, 4.8), e.fill();
			return;
		case 2:
			e.moveTo(n, r - 3.4), e.lineTo(n + 3.2, r + 2.6), e.lineTo(n - 3.2, r + 2.6), e.fill();
			return;
		default: e.moveTo(n - 3, r - 3), e.lineTo(n + 3, r + 3), e.moveTo(n + 3, r - 3), e.lineTo(n - 3, r + 3), e.stroke();
	}
}
function Gs({ n: e }) {
	return /* @__PURE__ */ W("span", {
		"aria-hidden": "true",
		style: { color: ys(e) },
		children: [
			"●",
			"■",
			"▲",
			"✕"
		][e % 4]
	});
}
function Ks(e) {
	return e.reduce((e, t) => Math.max(e, t), 0);
}
function qs({ title: e, values: t }) {
	let n = Math.max(1e-6, Ks(t)), r = Array(40).fill(0);
	for (let e of t) r[Math.min(39, Math.floor(e / n * 39.999))]++;
	let i = Ks(r), a = [...t].sort((e, t) => e - t), o = a[a.length >> 1] ?? 0, s = a.map((e) => Math.abs(e - o)).sort((e, t) => e - t)[a.length >> 1] ?? 0, c = `${e}: median ${z(o)}, spread ${z(s)}`;
	return /* @__PURE__ */ W("figure", {
		class: "histogram",
		children: [/* @__PURE__ */ W("figcaption", { children: c }), /* @__PURE__ */ W("svg", {
			viewBox: "0 0 400 36",
			preserveAspectRatio: "none",
			role: "img",
			"aria-label": c,
			children: r.map((e, t) => e > 0 && /* @__PURE__ */ W("rect", {
				x: t * 10,
				y: 36 - Math.max(1.5, e / i * 36),
				width: "9",
				height: Math.max(1.5, e / i * 36)
			}, t))
		})]
	});
}
// src/main.tsx
function Js({ page: e }) {
	let t = e.summary, n = t.run, r = n.target.twin ? `the embedded twin (${n.target.twin})` : [n.target.ws, n.target.http].filter((e) => e).join(" and ");
	return /* @__PURE__ */ W(x, { children: [
		/* @__PURE__ */ W("header", {
			class: "top",
			children: [/* @__PURE__ */ W("p", {
				class: `verdict ${t.verdict}`,
				children: {
					pass: "✓ PASS",
					fail: "✗ FAIL",
					invalid: "? INVALID"
				}[t.verdict]
			}), /* @__PURE__ */ W("div", { children: [/* @__PURE__ */ W("h1", { children: n.scenario || "run" }), /* @__PURE__ */ W("p", {
				class: "unit",
				children: [
					n.id,
					" · ",
					new Date(n.started).toISOString().slice(0, 19).replace("T", " "),
					" UTC · ",
					z(n.duration_s),
					" · seed ",
					n.seed,
					" · against ",
					r || n.target.addresses.join(", "),
					n.interrupted && " · interrupted",
					n.aborted_by && ` · ended by ${n.aborted_by}`,
					" · holdfast ",
					n.version
				]
			})] })]
		}),
		/* @__PURE__ */ W("div", {
			role: "tablist",
			"aria-label": "Views",
			class: "tabs",
			onKeyDown: (e) => {
				let t = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
				t !== 0 && (Nt.value = At[(At.findIndex(([e]) => e === Nt.value) + t + At.length) % At.length][0], document.getElementById(`tab-${Nt.value}`)?.focus());
			},
			children: At.map(([e, t]) => /* @__PURE__ */ W("button", {
				type: "button",
				role: "tab",
				id: `tab-${e}`,
				"aria-selected": Nt.value === e,
				"aria-controls": "view",
				tabIndex: Nt.value === e ? 0 : -1,
				onClick: () => {
					Nt.value = e;
				},
				children: t
			}, e))
		}),
		/* @__PURE__ */ W("main", { children: /* @__PURE__ */ W("div", {
			id: "view",
			role: "tabpanel",
			"aria-labelledby": `tab-${Nt.value}`,
			children: [
				Nt.value === "overview" && /* @__PURE__ */ W(Ds, { page: e }),
				Nt.value === "sockets" && /* @__PURE__ */ W(Rs, { page: e }),
				Nt.value === "interactions" && /* @__PURE__ */ W(nn, { page: e })
			]
		}) })
	] });
}
var Ys = document.getElementById("page");
try {
	let e = ue(), t = se("kept"), n = await e;
	Ys.replaceChildren(), I(/* @__PURE__ */ W(Js, { page: n }), Ys);
	let r = cn(await t, n);
	zt.value = r, setTimeout(() => r.prepare(), 200);
} catch (e) {
	Ys.textContent = `This page cannot be shown: ${e instanceof Error ? e.message : String(e)}`;
}
