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
	s && ((n = _({ constructor: d }, r)).__v = r.__v + 1, e.vnode && e.vnode(n), ie(s, n, r, t.__n, s.namespaceURI, 32 & r.__u ? [i] : null, a, i || C(r), 32 & r.__u, o), n.__v = r.__v, n.__.__k[n.__i] = n, j(a, n, o), r.__ = r.__e = null, n.__e != i && T(n));
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
	for (c = k(n, t, y, c, b), d = 0; d < b; d++) (h = n.__k[d]) != null && (m = ~h.__i && y[h.__i] || f, h.__i = d, v = ie(e, h, m, i, a, o, s, c, l, u), g = h.__e, (m.ref != h.ref || 8 & m.__u) && (m.ref && N(m.ref, null, h, m), h.ref && u.push(h.ref, h.__c || g, h)), _ ||= g, 4 & h.__u ? (c = ee(h, c, e, !m.__v), m.__e && (m.__e = null)) : typeof h.type == "function" && v !== void 0 ? c = v : g && (c = g.nextSibling), h.__u &= -21);
	return n.__e = _, c;
}
function k(e, t, n, r, i) {
	var a, o, s, c, l, u, f, p, m, g = n.length, _ = g, v = 0, y = 0, S = e.__k = Array(i);
	for (a = 0; a < i; a++) (o = t[a]) != null && typeof o != "boolean" && typeof o != "function" ? (typeof o != "object" || o.constructor === String ? o = S[a] = b(null, o) : h(o) ? o = S[a] = b(x, { children: o }) : o.constructor === d && o.__b ? o = S[a] = b(o.type, o.props, o.key, o.ref, o.__v) : S[a] = o, c = a + v, o.__ = e, o.__b = e.__b + 1, s = null, ~(l = o.__i = A(o, n, c, _)) && (_--, (s = n[l]) && (s.__u |= 2)), s && s.__v ? (o.__u |= 16, l == c - 1 ? v-- : l == c + 1 ? v++ : l != c && (l > c ? v-- : v++, y = 1)) : (~l || (i > g ? v-- : i < g && v++), typeof o.type != "function" && (o.__u |= 4))) : S[a] = null;
	if (y) {
		for (u = [], f = [], a = 0; a < i; a++) if ((o = S[a]) && 16 & o.__u) {
			for (v = 0, p = u.length; v < p;) u[m = v + p >> 1] < o.__i ? v = m + 1 : p = m;
			u[v] = o.__i, f[a] = v + 1;
		}
		for (v = u.length; a--;) f[a] && (f[a] == v ? v-- : S[a].__u |= 4);
	}
	if (_) for (a = 0; a < g; a++) !(s = n[a]) || 2 & s.__u || (s.__e == r && (r = C(s)), se(s, s));
	return r;
}
function ee(e, t, n, r) {
	var i, a, o, s;
	if (typeof e.type == "function") {
		if (e.props.__P) return t;
		if (i = e.__k) for (a = 0; a < i.length; a++) i[a] && (i[a].__ = e, t = ee(i[a], t, n, !1));
		return t;
	}
	for (t && !t.parentNode && (t = C(e)) && !t.parentNode && (t = null), o = e.__e, s = t; s && s.nodeType == 8;) s = s.nextSibling;
	for (o != s && (!r && n.moveBefore && o.parentNode ? n.moveBefore(o, t) : n.insertBefore(o, t || null)), t = o; (t &&= t.nextSibling) && t.nodeType == 8 && !t.data.startsWith("$s"););
	return t;
}
function A(e, t, n, r) {
	var i, a = e.key, o = e.type, s = t[n], c = s && !(2 & s.__u);
	if (s === null && a == null || c && a == s.key && o == s.type) return n;
	if (r > +!!c) {
		for (i = n - 1; i >= 0; i--) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
		for (i = n + 1; i < t.length; i++) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
	}
	return -1;
}
function te(e, t, n) {
	n ??= "", t[0] == "-" ? e.setProperty(t, n) : e[t] = n;
}
function ne(e, t, n, r, i) {
	var a, o;
	if (t == "style") {
		if (typeof n == "string") e.style.cssText = n;
		else {
			if (typeof r == "string" && (e.style.cssText = r = ""), r) for (t in r) n && t in n || te(e.style, t);
			if (n) for (t in n) r && n[t] == r[t] || te(e.style, t, n[t]);
		}
	} else if (t[0] == "o" && t[1] == "n") typeof n != "function" && (n = null), typeof r != "function" && (r = null), (e.__e ||= {})[t] = n, n && r || (o = u[t] || (u[t] = re(t)), (e.__a ||= {})[t] = l, a = t != (t = t.replace(c, "$1")), (t = t.slice(2))[0] < "a" && (t = t.toLowerCase()), n ? e.addEventListener(t, o, a) : e.removeEventListener(t, o, a));
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
function re(t) {
	return function(n) {
		var r = this.__e;
		if (r) {
			if (r = r[t], n[s] == null) n[s] = l++;
			else if (n[s] < this.__a[t]) return;
			return r(e.event ? e.event(n) : n);
		}
	};
}
function ie(t, n, r, i, a, o, s, c, l, u) {
	var f, m, g, y, b, w, T, E, D, k, ee, A, te, ne, re, ie, j, N, F = n.type;
	if (n.constructor !== d) return null;
	128 & r.__u && (l = 32 & r.__u, f = r.__c.__z) && (n.__u |= l, m = o = [], f.nodeType == 8 ? c = ae(f, o) : o.push(f), c = o[0] || c), (f = e.__b) && f(n);
	n: if (typeof F == "function") {
		g = s.length;
		try {
			if (E = n.props, D = (f = F.prototype) && f.render, k = (f = F.contextType) && i[f.__c], ee = f ? k ? k.props.value : f.__ : i, (y = r.__c) ? (n.__c = y, 2 & y.__g && (y.__g |= 1)) : (D ? n.__c = y = new F(E, ee) : (n.__c = y = new S(E, ee), y.constructor = F, y.render = P), k && k.sub(y), y.state || (y.state = {}), y.__n = i, y.__g |= 8, y.__h = [], y.__k = []), D && (y.__s || (y.__s = y.state), F.getDerivedStateFromProps && (y.__s == y.state && (y.__s = _({}, y.__s)), _(y.__s, F.getDerivedStateFromProps(E, y.__s)))), b = y.props, w = y.state, y.__v = n, r.__c) {
				if (E !== b && D && !F.getDerivedStateFromProps && y.componentWillReceiveProps && y.componentWillReceiveProps(E, ee), n.__v == r.__v && !(8 & y.__g) || !(4 & y.__g) && y.shouldComponentUpdate && !1 === y.shouldComponentUpdate(E, y.__s, ee)) {
					n.__v != r.__v && (y.props = E, y.state = y.__s, y.__g &= -9), n.__e = r.__e, n.__k = r.__k, n.__k.some(function(e) {
						e && (e.__ = n);
					}), p.push.apply(y.__h, y.__k), y.__k = [], y.__h.length && s.push(y), c = C(r);
					break n;
				}
				y.componentWillUpdate && y.componentWillUpdate(E, y.__s, ee), D && y.componentDidUpdate && y.__h.push(function() {
					y.componentDidUpdate(b, w, T);
				});
			} else D && !F.getDerivedStateFromProps && y.componentWillMount && y.componentWillMount(), D && y.componentDidMount && y.__h.push(y.componentDidMount);
			y.context = ee, y.props = E, y.__P = t, y.__g &= -5, A = e.__r, te = D ? 25 : 0;
			do
				y.__g &= -9, A && A(n), f = y.render(y.props, y.state = y.__s, y.context);
			while (8 & y.__g && ++te < 25);
			D && (p.push.apply(y.__h, y.__k), y.__k = []), y.state = y.__s, y.getChildContext && (i = _({}, i, y.getChildContext())), D && r.__c && y.getSnapshotBeforeUpdate && (T = y.getSnapshotBeforeUpdate(b, w)), ne = f && f.type === x && f.key == null ? f.props.children : f, E.__P && (f = c, a = (t = E.__P).namespaceURI, l = o = null, r.props && r.props.__P != t && (r.__k.some(function(e) {
				e && se(e, e);
			}), r.__k = null), c = r.__k ? C(r, 0) : null), c = O(t, h(ne) ? ne : [ne], n, r, i, a, o, s, c, l, u), E.__P && (n.__e = null, c = f), n.__u &= -161, m && m.some(v), y.__h.length && s.push(y), 1 & y.__g && (y.__g &= -4);
		} catch (t) {
			if (s.length = g, n.__v = null, l || o) {
				if (t && t.then) {
					if (n.__u |= 128 | l, o) {
						for (~(j = o.indexOf(c || void 0)) || (j = o.length); (N = o[j - 1]) && N.nodeType == 8;) j--;
						for (; j < o.length; j++) if (N = o[j]) {
							if (o[j] = null, re) {
								if (N == ie) break;
							} else {
								if (N.nodeType != 8) break;
								N.data.startsWith("$s") && (ie = ae(re = N));
							}
						}
					}
					if (!re) {
						for (; c && c.nodeType == 8 && c.nextSibling;) c = c.nextSibling;
						re = c;
					}
					(f = ae(re = n.__c.__z || (n.__c.__z = re))) ? (n.__e = re, c = f) : n.__e = c, c &&= c.nextSibling;
				} else o && o.some(v);
			} else n.__e = r.__e;
			n.__k ||= r.__k || [], t && t.then || oe(n), e.__e(t, n, r);
		}
	} else c = n.__e = M(r.__e, n, r, i, a, o, s, l, u, t);
	return (f = e.diffed) && f(n), c;
}
function ae(e, t) {
	if (e && e.nodeType == 8 && e.data.startsWith("$s")) for (var n = 1; e = e.nextSibling;) {
		if (e.nodeType == 8) {
			if (e.data.startsWith("$s")) n++;
			else if (e.data.startsWith("/$s") && !--n) return e;
		}
		t && t.push(e);
	}
}
function oe(e) {
	e && (e.__c && (e.__c.__g |= 4), e.__k && e.__k.some(oe));
}
function j(t, n, r) {
	for (var i = 0; i < r.length;) N(r[i++], r[i++], r[i++]);
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
function M(t, n, r, i, a, o, s, c, l, u) {
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
		for (d in T) b = T[d], d == "dangerouslySetInnerHTML" ? _ = b : d == "children" || d in E || d == "value" && "defaultValue" in E || d == "checked" && "defaultChecked" in E || ne(t, d, null, b, a);
		for (d in E) b = E[d], d == "children" ? y = b : d == "dangerouslySetInnerHTML" ? p = b : d == "value" ? x = b : d == "checked" ? S = b : c && typeof b != "function" || T[d] === b || ne(t, d, b, T[d], a);
		p ? (c || _ && (p.__html == _.__html || p.__html == t.innerHTML) || (t.innerHTML = p.__html), n.__k = []) : (_ && (t.textContent = ""), (D == "foreignObject" || a == "http://www.w3.org/1998/Math/MathML" && m.test(D)) && (a = "http://www.w3.org/1999/xhtml"), O(u, h(y) ? y : [y], n, r, i, a, o, s, o ? o[0] : r.__k && C(r, 0), c, l), o && o.some(v)), c && D != "textarea" || (d = "value", D == "progress" && x == null ? t.removeAttribute(d) : x == null || x === t[d] && (D != "progress" || x) || ne(t, d, x, T[d], a), d = "checked", S != null && S != t[d] && ne(t, d, S, T[d], a));
	} else T === E || c && t.data == E || (t.data = E);
	return t;
}
function N(t, n, r, i) {
	try {
		typeof t == "function" ? n ? n.__x = t(n) || 1 : (i &&= i.__c || i.__e) && (n = i.__x) && (i.__x = null, typeof n == "function" ? n() : t(null)) : t.current = n;
	} catch (t) {
		e.__e(t, r);
	}
}
function se(t, n, r) {
	var i, a, o, s;
	if (e.unmount && e.unmount(t), !(i = t.ref) || i.current && i.current != t.__e || N(i, null, n, t), i = t.__c) {
		if (i.componentWillUnmount) try {
			i.componentWillUnmount();
		} catch (t) {
			e.__e(t, n);
		}
		i.__P = i.__n = null;
	}
	if (i = t.__k) for (s = 0; s < i.length; s++) i[s] && se(i[s], n, typeof t.type != "function" || r && !t.props.__P);
	!r && (i = t.__c) && (i = i.__z) && (a = ae(i, o = [])) && (i == t.__e && o.some(v), v(a), v(i)), r || v(t.__e), t.__e = t.__c = t.__ = null;
}
function P(e, t, n) {
	return this.constructor(e, n);
}
function F(t, n) {
	var r, i, a, o;
	e.__ && e.__(t, n), n.nodeType == 9 && (n = n.documentElement), i = (r = t && 32 & t.__u) ? null : n.__k, n.__k = b(x, { children: [t] }), a = [], o = [], ie(n, n.__k, i || f, f, n.namespaceURI, i ? null : n.firstChild ? g.call(n.childNodes) : null, a, i ? i.__e : n.firstChild, r, o), j(a, n.__k, o), n.__k.props.children = null;
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
// src/format.ts
function I(e) {
	return Math.round(e).toLocaleString("en-US");
}
function ce(e) {
	let t = Math.abs(e);
	return t === 0 ? "0" : t >= 1e6 ? `${le(e / 1e6)}M` : t >= 1e4 ? `${le(e / 1e3)}k` : le(e);
}
function le(e) {
	let t = Math.abs(e);
	return String(Number(e.toFixed(t >= 100 ? 0 : t >= 10 ? 1 : t >= 1 ? 2 : 4)));
}
function L(e) {
	return e == null ? "–" : e >= 1e3 ? `${le(e / 1e3)} s` : `${le(e)} ms`;
}
function R(e) {
	return e === 0 ? "0 s" : e < 1 ? `${le(e * 1e3)} ms` : `${le(e)} s`;
}
function ue(e) {
	let t = Math.floor(e / 60), n = Math.floor(t / 60), r = e - t * 60, i = Number.isInteger(r) ? String(r).padStart(2, "0") : r.toFixed(1).padStart(4, "0");
	return n > 0 ? `${n}:${String(t % 60).padStart(2, "0")}:${i}` : `${t}:${i}`;
}
function de(e) {
	return `${le(e * 100)} %`;
}
function fe(e) {
	return e < 1024 ? `${e} B` : e < 1 << 20 ? `${le(e / 1024)} KiB` : `${le(e / (1 << 20))} MiB`;
}
// node_modules/preact/hooks/dist/hooks.mjs
var pe, me, he, ge, _e = Object.is, ve = 0, ye = [], be = [], z = e, B = z.__b, xe = z.__r, Se = z.diffed, Ce = z.__c, we = z.unmount, Te = z.__;
function Ee(e, t) {
	z.__h && z.__h(me, e, ve || t), ve = 0;
	var n = me.__H || (me.__H = {
		__: [],
		__h: []
	});
	return e >= n.__.length && n.__.push({}), n.__[e];
}
function De(e, t) {
	var n = Ee(pe++, 3);
	!z.__s && Le(n.__H, t) && (n.__P = !0, n.__ = e, n.u = t, me.__H.__h.push(n));
}
function Oe(e) {
	return ve = 5, ke(function() {
		return { current: e };
	}, []);
}
function ke(e, t) {
	var n = Ee(pe++, 7);
	return Le(n.__H, t) && (n.__ = e(), n.__H = t), n.__;
}
function Ae() {
	var e = Ee(pe++, 11);
	if (!e.__) {
		for (var t = me.__v; !t.__m && t.__;) t = t.__;
		var n = t.__m || (t.__m = [0, 0]);
		e.__ = "P" + n[0] + "-" + n[1]++;
	}
	return e.__;
}
function je() {
	var e;
	do {
		for (; e = be.shift();) try {
			Fe(e);
		} catch (t) {
			z.__e(t, { __: (e = e.__P) && e.__v });
		}
		for (; e = ye.shift();) {
			var t = e.__H;
			if (e.__P && t) try {
				t.__h.some(Fe), t.__h.some(Ie), t.__h = [];
			} catch (n) {
				t.__h = [], z.__e(n, e.__v);
			}
		}
	} while (be.length);
}
z.__b = function(e) {
	me = null, B && B(e);
}, z.__ = function(e, t) {
	e && t.__k && t.__k.__m && (e.__m = t.__k.__m), Te && Te(e, t);
}, z.__r = function(e) {
	xe && xe(e), pe = 0;
	var t = (me = e.__c).__H;
	t && (he == me ? me.__h = [] : (t.__h.some(Fe), t.__h.some(Ie), pe = 0), t.__h = [], t.__.some(function(e) {
		e.__N && (e.__ = e.__N), e.u = e.__N = void 0;
	})), he = me;
}, z.diffed = function(e) {
	Se && Se(e);
	var t = e.__c;
	t && t.__H && (t.__H.__h.length && Pe(ye.push(t)), t.__H.__.some(function(e) {
		e.u && (e.__H = e.u);
	})), he = me = null;
}, z.__c = function(e, t) {
	t.some(function(e) {
		try {
			e.__h.some(Fe), e.__h = e.__h.filter(function(e) {
				return !e.__ || Ie(e);
			});
		} catch (t) {
			e.__h = [function() {
				throw t;
			}];
		}
	}), Ce && Ce(e, t);
}, z.unmount = function(e) {
	we && we(e);
	var t, n, r = e.__c;
	r && r.__H && (r.__H.__.some(function(r) {
		try {
			if (r.__P && r.__c) {
				if (n === void 0) {
					for (n = e.__; n && (!n.__c || !n.__c.__P);) n = n.__;
					n &&= n.__c;
				}
				r.__P = n, Pe(be.push(r));
			} else Fe(r);
		} catch (e) {
			t = e;
		}
	}), r.__H = void 0, t && z.__e(t, r.__v));
};
var Me = typeof requestAnimationFrame == "function";
function Ne(e) {
	var t, n = function() {
		clearTimeout(r), Me && cancelAnimationFrame(t), setTimeout(e);
	}, r = setTimeout(n, 35);
	Me && (t = requestAnimationFrame(n));
}
function Pe(e) {
	e != 1 && ge == z.requestAnimationFrame || ((ge = z.requestAnimationFrame) || Ne)(je);
}
function Fe(e) {
	var t = me, n = e.__c;
	typeof n == "function" && (e.__c = void 0, n()), me = t;
}
function Ie(e) {
	var t = me;
	e.__c = e.__(), me = t;
}
function Le(e, t) {
	return !e || e.length != t.length || t.some(function(t, n) {
		return !_e(t, e[n]);
	});
}
// node_modules/@preact/signals-core/dist/signals-core.module.js
var Re = Symbol.for("preact-signals");
function ze() {
	if (We > 1) We--;
	else {
		var e, t = !1;
		for ((function() {
			var e = Je;
			for (Je = void 0; e !== void 0;) {
				var t = e.S;
				if (t.v === e.v) for (var n = t.t; n !== void 0; n = n.x) n.i === e.i && (n.i = t.i);
				e = e.o;
			}
		})(); Ue !== void 0;) {
			var n = Ue;
			for (Ue = void 0, Ge++; n !== void 0;) {
				var r = n.u;
				if (n.u = void 0, n.f &= -3, !(8 & n.f) && $e(n)) try {
					n.c();
				} catch (n) {
					t ||= (e = n, !0);
				}
				n = r;
			}
		}
		if (Ge = 0, We--, t) throw e;
	}
}
function Be(e) {
	if (We > 0) return e();
	qe = ++Ke, We++;
	try {
		return e();
	} finally {
		ze();
	}
}
var Ve, V = void 0;
function He(e) {
	var t = V, n = Ve;
	V = void 0, Ve = void 0;
	try {
		return e();
	} finally {
		V = t, Ve = n;
	}
}
var Ue = void 0, We = 0, Ge = 0, Ke = 0, qe = 0, Je = void 0, Ye = 0;
function Xe(e) {
	if (V !== void 0) {
		var t = e.n;
		if (t === void 0 || t.t !== V) return t = {
			i: 0,
			S: e,
			p: V.s,
			n: void 0,
			t: V,
			e: void 0,
			x: void 0,
			r: t
		}, V.s !== void 0 && (V.s.n = t), V.s = t, e.n = t, 32 & V.f && e.S(t), t;
		if (t.i === -1) return t.i = 0, t.n !== void 0 && (t.n.p = t.p, t.p !== void 0 && (t.p.n = t.n), t.p = V.s, t.n = void 0, V.s.n = t, V.s = t), t;
	}
}
function Ze(e, t) {
	this.v = e, this.i = 0, this.n = void 0, this.t = void 0, this.l = 0, this.W = t?.watched, this.Z = t?.unwatched, this.name = t?.name;
}
Ze.prototype.brand = Re, Ze.prototype.h = function() {
	return !0;
}, Ze.prototype.S = function(e) {
	var t = this, n = this.t;
	n !== e && e.e === void 0 && (e.x = n, this.t = e, n === void 0 ? He(function() {
		var e;
		(e = t.W) == null || e.call(t);
	}) : n.e = e);
}, Ze.prototype.U = function(e) {
	var t = this;
	if (this.t !== void 0) {
		var n = e.e, r = e.x;
		n !== void 0 && (n.x = r, e.e = void 0), r !== void 0 && (r.e = n, e.x = void 0), e === this.t && (this.t = r, r === void 0 && He(function() {
			var e;
			(e = t.Z) == null || e.call(t);
		}));
	}
}, Ze.prototype.subscribe = function(e) {
	var t = this;
	return ct(function() {
		var n = t.value;
		He(function() {
			return e(n);
		});
	}, { name: "sub" });
}, Ze.prototype.valueOf = function() {
	return this.value;
}, Ze.prototype.toString = function() {
	return this.value + "";
}, Ze.prototype.toJSON = function() {
	return this.value;
}, Ze.prototype.peek = function() {
	var e = this;
	return He(function() {
		return e.value;
	});
}, Object.defineProperty(Ze.prototype, "value", {
	get: function() {
		var e = Xe(this);
		return e !== void 0 && (e.i = this.i), this.v;
	},
	set: function(e) {
		if (e !== this.v) {
			if (Ge > 100) throw Error("Cycle detected");
			(function(e) {
				We !== 0 && Ge === 0 && e.l !== qe && (e.l = qe, Je = {
					S: e,
					v: e.v,
					i: e.i,
					o: Je
				});
			})(this), this.v = e, this.i++, Ye++, We++;
			try {
				for (var t = this.t; t !== void 0; t = t.x) t.t.N();
			} finally {
				ze();
			}
		}
	}
});
function Qe(e, t) {
	return new Ze(e, t);
}
function $e(e) {
	for (var t = e.s; t !== void 0; t = t.n) if (t.S.i !== t.i || !t.S.h() || t.S.i !== t.i) return !0;
	return !1;
}
function et(e) {
	for (var t = e.s; t !== void 0; t = t.n) {
		var n = t.S.n;
		if (n !== void 0 && (t.r = n), t.S.n = t, t.i = -1, t.n === void 0) {
			e.s = t;
			break;
		}
	}
}
function tt(e) {
	for (var t = e.s, n = void 0; t !== void 0;) {
		var r = t.p;
		t.i === -1 ? (t.S.U(t), r !== void 0 && (r.n = t.n), t.n !== void 0 && (t.n.p = r)) : n = t, t.S.n = t.r, t.r !== void 0 && (t.r = void 0), t = r;
	}
	e.s = n;
}
function nt(e, t) {
	Ze.call(this, void 0, t), this.x = e, this.s = void 0, this.g = Ye - 1, this.f = 4;
}
nt.prototype = new Ze(), nt.prototype.h = function() {
	if (this.f &= -3, 1 & this.f) return !1;
	if ((36 & this.f) == 32 || (this.f &= -5, this.g === Ye)) return !0;
	if (this.g = Ye, this.f |= 1, this.i > 0 && !$e(this)) return this.f &= -2, !0;
	var e = V;
	try {
		et(this), V = this;
		var t = this.x();
		(16 & this.f || this.v !== t || this.i === 0) && (this.v = t, this.f &= -17, this.i++);
	} catch (e) {
		this.v = e, this.f |= 16, this.i++;
	}
	return V = e, tt(this), this.f &= -2, !0;
}, nt.prototype.S = function(e) {
	if (this.t === void 0) {
		this.f |= 36;
		for (var t = this.s; t !== void 0; t = t.n) t.S.S(t);
	}
	Ze.prototype.S.call(this, e);
}, nt.prototype.U = function(e) {
	if (this.t !== void 0 && (Ze.prototype.U.call(this, e), this.t === void 0)) {
		this.f &= -33;
		for (var t = this.s; t !== void 0; t = t.n) t.S.U(t);
	}
}, nt.prototype.N = function() {
	if (!(2 & this.f)) {
		this.f |= 6;
		for (var e = this.t; e !== void 0; e = e.x) e.t.N();
	}
}, Object.defineProperty(nt.prototype, "value", { get: function() {
	if (1 & this.f) throw Error("Cycle detected");
	var e = Xe(this);
	if (this.h(), e !== void 0 && (e.i = this.i), 16 & this.f) throw this.v;
	return this.v;
} });
function rt(e, t) {
	return new nt(e, t);
}
function it(e) {
	var t = e.j;
	if (e.j = void 0, typeof t == "function") {
		We++;
		var n = V;
		V = void 0;
		try {
			t();
		} catch (t) {
			throw e.f &= -2, e.f |= 8, at(e), t;
		} finally {
			V = n, ze();
		}
	}
}
function at(e) {
	for (var t = e.s; t !== void 0; t = t.n) t.S.U(t);
	e.x = void 0, e.s = void 0, it(e);
}
function ot(e) {
	if (V !== this) throw Error("Out-of-order effect");
	tt(this), V = e, this.f &= -2;
	try {
		8 & this.f && at(this);
	} finally {
		ze();
	}
}
function st(e, t) {
	this.x = e, this.j = void 0, this.s = void 0, this.u = void 0, this.f = 32, this.name = t?.name, Ve && Ve.push(this);
}
st.prototype.c = function() {
	var e = this.S();
	try {
		if (8 & this.f || this.x === void 0) return;
		var t = this.x();
		typeof t == "function" && (this.j = t);
	} finally {
		e();
	}
}, st.prototype.S = function() {
	if (1 & this.f) throw Error("Cycle detected");
	this.f |= 1, this.f &= -9, it(this), et(this), We++;
	var e = V;
	return V = this, ot.bind(this, e);
}, st.prototype.N = function() {
	2 & this.f || (this.f |= 2, this.u = Ue, Ue = this);
}, st.prototype.d = function() {
	this.f |= 8, 1 & this.f || at(this);
}, st.prototype.dispose = function() {
	this.d();
};
function ct(e, t) {
	var n = new st(e, t);
	try {
		n.c();
	} catch (e) {
		throw n.d(), e;
	}
	var r = n.d.bind(n);
	return r[Symbol.dispose] = r, r;
}
// node_modules/@preact/signals/dist/signals.module.js
var lt, ut, dt = typeof window < "u" && !!window.__PREACT_SIGNALS_DEVTOOLS__, ft = [];
ct(function() {
	lt = this.N;
})();
function pt(t, n) {
	e[t] = n.bind(null, e[t] || function() {});
}
function mt(e) {
	if (ut) {
		var t = ut;
		ut = void 0, t();
	}
	ut = e && e.S();
}
function ht(e) {
	var t = this, r = e.data, i = _t(r);
	i.name = "ReactiveDom", i.value = r;
	var a = ke(function() {
		for (var e = t, r = t.__v; r = r.__;) if (r.__c) {
			r.__c.__$f |= 4;
			break;
		}
		var a = rt(function() {
			var e = i.value.value;
			return e === 0 ? 0 : !0 === e ? "" : e || "";
		}), o = rt(function() {
			return !Array.isArray(a.value) && !n(a.value);
		}), s = ct(function() {
			if (this.N = bt, o.value) {
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
ht.displayName = "ReactiveTextNode", Object.defineProperties(Ze.prototype, {
	constructor: {
		configurable: !0,
		value: y(x, null).constructor
	},
	type: {
		configurable: !0,
		value: ht
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
}), pt("__b", function(e, t) {
	if (mt(), typeof t.type == "string") {
		var n, r = t.props;
		for (var i in r) if (i !== "children") {
			var a = r[i];
			a instanceof Ze && (n || (t.__np = n = {}), n[i] = a, r[i] = a.peek());
		}
	}
	e(t);
}), pt("__r", function(e, t) {
	if (e(t), t.type !== x) {
		mt();
		var n, r = t.__c;
		r && (r.__$f &= -2, (n = r.__$u) === void 0 && (r.__$u = n = function(e, t) {
			var n;
			return ct(function() {
				n = this;
			}, { name: t }), n.c = e, n;
		}(function(e) {
			return function() {
				var t;
				dt && ((t = this.y) == null || t.call(this)), e.__$f |= 1, e.setState({});
			};
		}(r), typeof t.type == "function" ? t.type.displayName || t.type.name : ""))), mt(n);
	}
}), pt("__e", function(e, t, n, r) {
	mt(), e(t, n, r);
}), pt("diffed", function(e, t) {
	mt();
	var n;
	if (typeof t.type == "string" && (n = t.__e)) {
		var r = t.__np, i = t.props, a = n.U;
		if (a) for (var o in a) {
			var s = a[o];
			s === void 0 || r && o in r || (s.d(), a[o] = void 0);
		}
		if (r) for (var c in a || (a = {}, n.U = a), r) {
			var l = a[c], u = r[c];
			l === void 0 ? (l = gt(n, c, u, i), a[c] = l) : l.o(u, i);
		}
	}
	e(t);
});
function gt(e, t, n, r) {
	var i = t in e && e.ownerSVGElement === void 0, a = Qe(n);
	return {
		o: function(e, t) {
			a.value = e, r = t;
		},
		d: ct(function() {
			this.N = bt;
			var n = a.value.value;
			r[t] !== n && (r[t] = n, i ? e[t] = n : n != null && (!1 !== n || t[4] === "-") ? e.setAttribute(t, n) : e.removeAttribute(t));
		})
	};
}
pt("unmount", function(e, t) {
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
}), pt("__h", function(e, t, n, r) {
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
function _t(e, t) {
	return ke(function() {
		return Qe(e, t);
	}, []);
}
var vt = function(e) {
	queueMicrotask(function() {
		queueMicrotask(e);
	});
};
function yt() {
	Be(function() {
		for (var e; e = ft.shift();) lt.call(e);
	});
}
function bt() {
	ft.push(this) === 1 && (e.requestAnimationFrame || vt)(yt);
}
// node_modules/preact/jsx-runtime/dist/jsxRuntime.mjs
var xt = Symbol.for("pv"), St = 0;
Array.isArray;
function H(t, n, r, i, a, o) {
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
		constructor: xt,
		__v: --St,
		__i: -1,
		__u: 0
	};
	return (a || o) && (u.__source = a, u.__self = o), e.vnode && e.vnode(u), u;
}
// src/rows.tsx
var Ct = 30;
function wt({ label: e, columns: t, rows: n, chosen: r, onChoose: i, onClose: a }) {
	let o = _t(0), s = _t(0), c = Oe(null), l = Math.max(0, Math.min(n.length - 14, Math.floor(o.value / Ct) - 4)), u = Array.prototype.slice.call(n, l, l + 14 + 8), d = { gridTemplateColumns: t.map((e) => e.width).join(" ") }, f = Oe(void 0);
	De(() => {
		let e = f.current === void 0 ? -1 : Array.prototype.indexOf.call(n, f.current);
		e >= 0 && e === s.value || (p(Math.max(0, e)), e < 0 && c.current && (c.current.scrollTop = 0));
	}, [n]);
	let p = (e) => {
		s.value = Math.max(0, Math.min(n.length - 1, e)), f.current = s.value > 0 ? n[s.value] : void 0;
		let t = c.current, r = s.value * Ct;
		t && (r < t.scrollTop && (t.scrollTop = r), r + Ct > t.scrollTop + t.clientHeight - Ct && (t.scrollTop = r + 60 - t.clientHeight));
	};
	return /* @__PURE__ */ H("div", {
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
			t !== void 0 && (e.preventDefault(), p(s.value + t)), e.key === "Enter" && n[s.value] !== void 0 && i(n[s.value], !0), e.key === "Escape" && a?.();
		},
		"aria-activedescendant": s.value >= l && s.value < l + u.length ? `${e}-${s.value}` : void 0,
		onScroll: (e) => {
			o.value = e.currentTarget.scrollTop;
		},
		children: [/* @__PURE__ */ H("div", {
			class: "row head",
			role: "row",
			"aria-rowindex": 1,
			style: d,
			children: t.map((e) => /* @__PURE__ */ H("span", {
				role: "columnheader",
				class: e.right ? "right" : "",
				children: e.head
			}, e.head))
		}), /* @__PURE__ */ H("div", {
			role: "rowgroup",
			style: {
				height: `${n.length * Ct}px`,
				position: "relative"
			},
			children: u.map((n, a) => {
				let o = l + a;
				return /* @__PURE__ */ H("div", {
					id: `${e}-${o}`,
					role: "row",
					"aria-rowindex": o + 2,
					"aria-selected": n === r,
					class: `row${n === r ? " chosen" : ""}${o === s.value ? " at" : ""}`,
					style: {
						...d,
						position: "absolute",
						top: `${o * Ct}px`,
						left: "0",
						right: "0"
					},
					onClick: () => {
						p(o), i(n, !1);
					},
					children: t.map((e) => /* @__PURE__ */ H("span", {
						role: "gridcell",
						class: e.right ? "right" : "",
						children: e.cell(n)
					}, e.head))
				}, n);
			})
		})]
	});
}
// src/state.ts
var U = Qe(null), Tt = Qe(null), Et = [
	["overview", "Overview"],
	["sockets", "Sockets"],
	["interactions", "Interactions"]
], Dt = (e) => {
	let [t, ...n] = location.hash.slice(1).split("=");
	return t === e ? n.join("=") : "";
}, Ot = () => Dt("interaction") ? "interactions" : Dt("socket") ? "sockets" : Et.find(([e]) => `#${e}` === location.hash)?.[0] ?? "overview", kt = Qe(Ot()), At = Qe(Dt("interaction")), jt = Qe(Dt("socket"));
window.addEventListener("hashchange", () => {
	kt.value = Ot(), At.value = Dt("interaction"), jt.value = Dt("socket");
}), ct(() => {
	let e = (kt.value === "interactions" && At.value ? `#interaction=${At.value}` : kt.value === "sockets" && jt.value ? `#socket=${jt.value}` : "") || `#${kt.value}`;
	location.hash.startsWith("#key=") || location.hash !== e && (e !== "#overview" || location.hash !== "") && (location.hash = e);
});
function Mt(e, ...t) {
	return [encodeURIComponent(e), ...t].join("/");
}
var Nt = Qe(""), Pt = Qe(""), Ft = Qe(null), It = {
	load: "",
	outcome: "",
	cause: "",
	status: "",
	text: "",
	atLeastMs: 0,
	atMostMs: 0,
	between: null,
	slowest: !1
}, Lt = Qe(It), Rt = {
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
function zt(e) {
	let [t, n, r, i, a, o, s, c, l, u, d, f, p, m] = e, h = [
		["TCP was", Rt[t] ?? `in state ${t}`],
		["round trip", `${L(l / 1e3)} ± ${L(u / 1e3)}`],
		["segments", `${I(d)} in, ${I(f)} out`],
		["by the kernel's clocks", `data sent ${L(o)}, data received ${L(s)}, an ACK ${L(c)} before`]
	];
	return (i > 0 || r > 0 || n > 0) && h.push(["retransmitted", `${I(i)} segments; ${I(r)} times in a row at the end, backoff ${n}`]), (a > 0 || p > 0) && h.push(["not acknowledged", `${I(a)} segments, ${fe(p)}`]), m > 0 && h.push(["not read by us", fe(m)]), h;
}
// src/waterfall.tsx
var Bt = {
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
function Vt({ title: e, label: t, byKey: n, onClose: r, children: i }) {
	let a = Oe(null);
	return De(() => {
		n && a.current?.focus({ preventScroll: !0 }), a.current?.scrollIntoView({ block: "nearest" });
	}, [t, n]), /* @__PURE__ */ H("aside", {
		class: "detail",
		"aria-label": t,
		ref: a,
		tabIndex: -1,
		onKeyDown: (e) => {
			e.key === "Escape" && (e.stopPropagation(), r());
		},
		children: [/* @__PURE__ */ H("div", {
			class: "detail-head",
			children: [/* @__PURE__ */ H("h3", { children: e }), /* @__PURE__ */ H("button", {
				type: "button",
				class: "quiet",
				onClick: r,
				children: "Close"
			})]
		}), i]
	});
}
function Ht({ page: e, one: t }) {
	let n = Math.max(1e-6, ...[t.ended_s, ...t.frames.map((e) => e.at_s)].map((e) => e - t.planned_s)), r = (e) => `${Math.max(0, Math.min(100, (e - t.planned_s) / n * 100))}%`, i = Gt(t), a = new Set(i.flatMap((e) => e.segments.map((e) => e.phase)));
	return /* @__PURE__ */ H(x, { children: [
		/* @__PURE__ */ H(Ut, {
			page: e,
			one: t
		}),
		/* @__PURE__ */ H("div", {
			class: "waterfall",
			role: "list",
			"aria-label": "What it did, in order",
			children: [/* @__PURE__ */ H("div", {
				class: "bar-row axis",
				"aria-hidden": "true",
				children: [
					/* @__PURE__ */ H("span", {}),
					/* @__PURE__ */ H("span", {
						class: "scale",
						children: [
							0,
							.25,
							.5,
							.75,
							1
						].map((e) => /* @__PURE__ */ H("i", {
							style: { left: `${e * 100}%` },
							children: L(e * n * 1e3)
						}, e))
					}),
					/* @__PURE__ */ H("span", {})
				]
			}), i.map((e, t) => /* @__PURE__ */ H("div", {
				class: `bar-row${e.sub ? " sub" : ""}`,
				role: "listitem",
				children: [
					/* @__PURE__ */ H("span", {
						class: "name",
						children: e.label
					}),
					/* @__PURE__ */ H("span", {
						class: "track",
						"aria-hidden": "true",
						children: [e.segments.map((e, t) => /* @__PURE__ */ H("i", {
							class: `seg ${e.phase}${e.broken ? " broken" : ""}`,
							title: `${Bt[e.phase]} ${L((e.to - e.from) * 1e3)}`,
							style: {
								left: r(e.from),
								width: `max(2px, ${Math.max(0, (e.to - e.from) / n * 100)}%)`
							}
						}, t)), e.frames?.map((e, t) => /* @__PURE__ */ H("i", {
							class: `mark ${e.out ? "out" : "in"}`,
							title: `${e.out ? "sent" : "received"} ${e.kind} ${e.text}`,
							style: { left: r(e.at_s) }
						}, t))]
					}),
					/* @__PURE__ */ H("span", {
						class: e.bad ? "bad" : "",
						children: e.note
					})
				]
			}, t))]
		}),
		/* @__PURE__ */ H("p", {
			class: "legend",
			"aria-hidden": "true",
			children: [Object.keys(Bt).filter((e) => a.has(e)).map((e) => /* @__PURE__ */ H("span", { children: [
				/* @__PURE__ */ H("i", { class: `seg ${e}` }),
				" ",
				Bt[e]
			] }, e)), t.frames.length > 0 && /* @__PURE__ */ H(x, { children: [/* @__PURE__ */ H("span", { children: [/* @__PURE__ */ H("i", { class: "mark out" }), " sent"] }), /* @__PURE__ */ H("span", { children: [/* @__PURE__ */ H("i", { class: "mark in" }), " received"] })] })]
		}),
		t.missing.steps > 0 && /* @__PURE__ */ H("p", {
			class: "hint",
			children: [
				I(t.missing.steps),
				" more steps are not kept: an interaction keeps its first ",
				I(t.steps.length),
				"."
			]
		}),
		t.missing.attempts > 0 && /* @__PURE__ */ H("p", {
			class: "hint",
			children: [I(t.missing.attempts), " more attempts are not kept."]
		}),
		t.breaks.map((n, r) => /* @__PURE__ */ H(Xt, {
			page: e,
			one: t,
			b: n
		}, r)),
		t.missing.breaks > 0 && /* @__PURE__ */ H("p", {
			class: "hint",
			children: [I(t.missing.breaks), " more connections that ended are not kept."]
		}),
		t.frames.length > 0 && /* @__PURE__ */ H(Zt, { one: t })
	] });
}
function Ut({ page: e, one: t }) {
	let n = e.summary.causes[t.cause], r = Wt(t).reduce((e, [t, n]) => e + n - t, 0);
	return /* @__PURE__ */ H(x, { children: [/* @__PURE__ */ H("dl", {
		class: "facts",
		children: [
			/* @__PURE__ */ H("dt", { children: "planned at" }),
			/* @__PURE__ */ H("dd", { children: R(t.planned_s) }),
			/* @__PURE__ */ H("dt", { children: "started" }),
			/* @__PURE__ */ H("dd", { children: [L(Math.max(0, t.started_s - t.planned_s) * 1e3), " after plan"] }),
			/* @__PURE__ */ H("dt", { children: "from plan to end" }),
			/* @__PURE__ */ H("dd", { children: [L((t.ended_s - t.planned_s) * 1e3), r > 0 && `, of which the customer thinks ${L(r * 1e3)}`] }),
			/* @__PURE__ */ H("dt", { children: "outcome" }),
			/* @__PURE__ */ H("dd", {
				class: t.failure ? "bad" : "good",
				children: t.failure ? `✗ ${t.failure.replaceAll("_", " ")}` : "✓ good"
			}),
			t.conversation && /* @__PURE__ */ H(x, { children: [/* @__PURE__ */ H("dt", { children: "conversation" }), /* @__PURE__ */ H("dd", { children: t.conversation })] })
		]
	}), n && /* @__PURE__ */ H("p", {
		class: "cause",
		children: [
			/* @__PURE__ */ H("b", { children: e.titles[n.cause] ?? n.cause.replaceAll("_", " ") }),
			": ",
			n.sentence,
			" ",
			/* @__PURE__ */ H("span", {
				class: "advice",
				children: n.advice
			})
		]
	})] });
}
function Wt(e) {
	let t = [], n = e.planned_s;
	for (let r of e.steps) r.planned_s - n > 1e-6 && t.push([n, r.planned_s]), n = r.ended_s;
	return e.missing.steps === 0 && e.ended_s - n > 1e-4 && t.push([n, e.ended_s]), t;
}
function Gt(e) {
	let t = [], n = Wt(e), r = (e, n) => t.push({
		label: "think",
		segments: [{
			phase: "think",
			from: e,
			to: n
		}],
		note: L((n - e) * 1e3)
	});
	e.steps.forEach((i, a) => {
		for (; n.length > 0 && n[0][1] <= i.planned_s + 1e-9;) r(...n.shift());
		let o = e.attempts.filter((e) => e.position === a), s = [
			i.status > 0 && i.status !== 101 ? `status ${i.status}` : "",
			i.failure && i.failure !== String(i.status) ? i.failure.replaceAll("_", " ") : "",
			i.detail
		].filter((e) => e).join(", ");
		if (o.length === 1) {
			let e = qt(o[0], i.planned_s);
			t.push({
				label: i.name,
				segments: e,
				note: /* @__PURE__ */ H(x, { children: [Yt(e), s && /* @__PURE__ */ H("b", { children: [" ", s] })] }),
				bad: i.failure !== ""
			});
		} else o.length === 0 ? t.push({
			label: i.name,
			segments: Kt(i),
			note: /* @__PURE__ */ H(x, { children: [L((i.ended_s - Math.max(i.planned_s, i.sent_s)) * 1e3), s && /* @__PURE__ */ H("b", { children: [" ", s] })] }),
			bad: i.failure !== ""
		}) : (t.push({
			label: i.name,
			segments: [],
			note: /* @__PURE__ */ H(x, { children: [
				I(i.attempts),
				" attempts in ",
				L((i.ended_s - i.planned_s) * 1e3),
				s && /* @__PURE__ */ H("b", { children: [" ", s] })
			] }),
			bad: i.failure !== ""
		}), o.forEach((e, n) => {
			let r = qt(e, n === 0 ? i.planned_s : e.asked_s), a = o[n + 1], s = a ? a.asked_s : e.wait_s > 0 ? e.ended_s + e.wait_s : e.ended_s;
			s > e.ended_s && r.push({
				phase: "wait",
				from: e.ended_s,
				to: s
			});
			let c = [
				e.status > 0 ? `status ${e.status}` : "",
				e.failure && e.failure !== String(e.status) ? e.failure.replaceAll("_", " ") : "",
				e.retry_after ? `Retry-After: ${e.retry_after}` : "",
				s > e.ended_s ? `waited ${L((s - e.ended_s) * 1e3)}` : ""
			].filter((e) => e).join(", ");
			t.push({
				label: `attempt ${n + 1}`,
				sub: !0,
				segments: r,
				note: /* @__PURE__ */ H(x, { children: [
					Yt(r),
					" ",
					/* @__PURE__ */ H("b", { children: c })
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
			note: `${I(r.filter((e) => e.out).length)} sent, ${I(r.filter((e) => !e.out).length)} received`
		});
	}
	return t;
}
function Kt(e) {
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
function qt(e, t) {
	let n = [], r = (e, t, r, i = 0) => {
		r - t > i && n.push({
			phase: e,
			from: t,
			to: r
		});
	};
	r("late", t, e.asked_s, 1e-4), r("queued", e.asked_s, e.dialed_s || e.sent_s || e.ended_s, 1e-4), e.dialed_s > 0 && r("connect", e.dialed_s, e.connected_s || e.ended_s), e.connected_s > 0 && r("tls", e.connected_s, e.secured_s || e.sent_s || e.ended_s, 5e-6), e.sent_s > 0 && r("answer", e.sent_s, e.first_byte_s || e.ended_s), e.first_byte_s > 0 && r("read", e.first_byte_s, e.ended_s);
	let i = n.at(-1);
	return i && e.failure && (i.broken = !0), n;
}
var Jt = {
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
function Yt(e) {
	return e.filter((e) => Jt[e.phase]).map((e) => `${Jt[e.phase]} ${L((e.to - e.from) * 1e3)}`).join(" · ");
}
function Xt({ page: e, one: t, b: n }) {
	let r = t.steps[n.position], i = e.summary.run.target.addresses[n.address], a = [["ended as", `${n.how.replaceAll("_", " ")}${n.errname ? ` ${n.errname}` : ""}${n.close_code ? ` ${n.close_code}` : ""}`]];
	return n.reason && a.push(["reason given", n.reason]), n.detail && a.push(["detail", n.detail]), a.push(["ended at", `${R(n.ended_s)}, ${L((n.ended_s - t.planned_s) * 1e3)} after plan`], ["during", r?.name ?? "what came next"]), a.push(["could be used for", n.ready_s > 0 ? L((n.ended_s - n.ready_s) * 1e3) : "never"]), a.push(["last received", n.received_s > 0 ? `${L((n.ended_s - n.received_s) * 1e3)} before the end` : "nothing"], ["last sent", n.sent_s > 0 ? `${L((n.ended_s - n.sent_s) * 1e3)} before the end` : "nothing"]), n.tls && a.push(["TLS", n.close_notify ? "ended properly (close_notify)" : "ended without close_notify"]), i && a.push(["address", `${i}${n.local_port ? `, from our port ${n.local_port}` : ""}`]), n.tcp && a.push(...zt(n.tcp)), a.push(["this machine was away", `${L(n.own_gap_s * 1e3)} at most in the 10 s before`]), /* @__PURE__ */ H("section", {
		class: "evidence",
		children: [/* @__PURE__ */ H("h4", { children: [n.socket ? `The WebSocket ${n.socket}` : "A connection", " ended"] }), /* @__PURE__ */ H("dl", { children: a.map(([e, t]) => /* @__PURE__ */ H("div", { children: [/* @__PURE__ */ H("dt", { children: e }), /* @__PURE__ */ H("dd", { children: t })] }, e)) })]
	});
}
function Zt({ one: e }) {
	let t = e.missing.frames > 0 ? e.frames.length / 2 : -1, n = new Set(e.frames.map((e) => e.socket)).size > 1;
	return /* @__PURE__ */ H("section", { children: [/* @__PURE__ */ H("h4", { children: "Frames" }), /* @__PURE__ */ H("div", {
		class: "scroll",
		tabIndex: 0,
		role: "region",
		"aria-label": "Frames",
		children: /* @__PURE__ */ H("table", {
			class: "frames",
			children: [/* @__PURE__ */ H("thead", { children: /* @__PURE__ */ H("tr", { children: [
				/* @__PURE__ */ H("th", {
					scope: "col",
					children: "after plan"
				}),
				n && /* @__PURE__ */ H("th", {
					scope: "col",
					children: "socket"
				}),
				/* @__PURE__ */ H("th", {
					scope: "col",
					children: "way"
				}),
				/* @__PURE__ */ H("th", {
					scope: "col",
					children: "kind"
				}),
				/* @__PURE__ */ H("th", {
					scope: "col",
					class: "right",
					children: "size"
				}),
				/* @__PURE__ */ H("th", {
					scope: "col",
					children: "begins with"
				})
			] }) }), /* @__PURE__ */ H("tbody", { children: e.frames.map((r, i) => /* @__PURE__ */ H(x, { children: [i === t && /* @__PURE__ */ H("tr", { children: /* @__PURE__ */ H("td", {
				colSpan: n ? 6 : 5,
				class: "hint",
				children: [I(e.missing.frames), " frames in between are not kept"]
			}) }, "gap"), /* @__PURE__ */ H("tr", { children: [
				/* @__PURE__ */ H("td", { children: L((r.at_s - e.planned_s) * 1e3) }),
				n && /* @__PURE__ */ H("td", { children: r.socket }),
				/* @__PURE__ */ H("td", { children: r.out ? "→ sent" : "← received" }),
				/* @__PURE__ */ H("td", { children: r.kind }),
				/* @__PURE__ */ H("td", {
					class: "right",
					children: fe(r.bytes)
				}),
				/* @__PURE__ */ H("td", {
					class: "text",
					children: r.text
				})
			] }, i)] })) })]
		})
	})] });
}
// src/interactions.tsx
function Qt({ page: e }) {
	return e.summary.interactions.total === 0 && (!e.live || (e.loads ?? []).length === 0) ? /* @__PURE__ */ H("p", { children: "The scenario has no loads, so there were no interactions." }) : Ft.value ? /* @__PURE__ */ H($t, {
		page: e,
		all: Ft.value
	}) : /* @__PURE__ */ H("p", {
		role: "status",
		children: "Reading the interactions …"
	});
}
function $t({ page: e, all: t }) {
	let n = Lt.value, r = U.value, i = ke(() => t.filter({
		...n,
		between: r
	}), [
		t,
		n,
		r
	]), a = _t(!1), o = (e) => {
		Lt.value = {
			...n,
			...e
		};
	}, s = tn(e, t), c = e.summary.interactions.total, l = e.summary.causes, u = (t) => e.loads?.[t]?.name ?? "", d = (e) => t.row(e), f = n !== It && JSON.stringify({
		...n,
		slowest: !1
	}) !== JSON.stringify(It), p = () => {
		At.value = "", document.querySelector(".rows[aria-label=\"interactions\"]")?.focus();
	};
	return /* @__PURE__ */ H("section", {
		"aria-labelledby": "the-interactions",
		children: [
			/* @__PURE__ */ H("h2", {
				id: "the-interactions",
				children: "Interactions"
			}),
			/* @__PURE__ */ H("p", {
				class: "hint",
				children: [
					I(e.live?.kept ?? t.count + e.interactions_left),
					" of ",
					I(c),
					" are kept: in each second the first of each load, step and outcome, the slowest, and some of the ordinary by chance.",
					!e.live && e.interactions_left > 0 && ` This page has ${I(t.count)} of them, all in the record.`,
					" Numbers elsewhere come from all that took place."
				]
			}),
			/* @__PURE__ */ H("div", {
				class: "filters",
				children: [
					/* @__PURE__ */ H("label", { children: ["load ", /* @__PURE__ */ H("select", {
						value: n.load,
						onChange: (e) => o({ load: e.currentTarget.value }),
						children: [/* @__PURE__ */ H("option", {
							value: "",
							children: "all"
						}), (e.loads ?? []).map((e, t) => /* @__PURE__ */ H("option", {
							value: t,
							children: e.name
						}, t))]
					})] }),
					/* @__PURE__ */ H("label", { children: ["outcome ", /* @__PURE__ */ H("select", {
						value: n.outcome,
						onChange: (e) => o({ outcome: e.currentTarget.value }),
						children: [
							/* @__PURE__ */ H("option", {
								value: "",
								children: "all"
							}),
							/* @__PURE__ */ H("option", {
								value: "good",
								children: "good"
							}),
							t.failures.length > 0 && /* @__PURE__ */ H("option", {
								value: "failed",
								children: "failed"
							}),
							t.failures.map((e) => /* @__PURE__ */ H("option", {
								value: `-${e}`,
								children: e.replaceAll("_", " ")
							}, e))
						]
					})] }),
					t.causes.length > 0 && /* @__PURE__ */ H("label", { children: ["cause ", /* @__PURE__ */ H("select", {
						value: n.cause,
						onChange: (e) => o({ cause: e.currentTarget.value }),
						children: [/* @__PURE__ */ H("option", {
							value: "",
							children: "all"
						}), t.causes.map((t) => /* @__PURE__ */ H("option", {
							value: t,
							children: [en(e, t), (l[t]?.loads.length ?? 0) > 0 && (e.loads?.length ?? 0) > 1 ? ` (${l[t].loads.join(", ")})` : ""]
						}, t))]
					})] }),
					t.statuses.length > 0 && /* @__PURE__ */ H("label", { children: ["status ", /* @__PURE__ */ H("select", {
						value: n.status,
						onChange: (e) => o({ status: e.currentTarget.value }),
						children: [/* @__PURE__ */ H("option", {
							value: "",
							children: "all"
						}), t.statuses.map((e) => /* @__PURE__ */ H("option", {
							value: e,
							children: e
						}, e))]
					})] }),
					/* @__PURE__ */ H("span", {
						class: "range",
						children: [/* @__PURE__ */ H("label", { children: ["from plan, ms: at least ", /* @__PURE__ */ H("input", {
							type: "number",
							min: "0",
							step: "any",
							value: n.atLeastMs || "",
							onInput: (e) => o({ atLeastMs: Number(e.currentTarget.value) || 0 })
						})] }), /* @__PURE__ */ H("label", { children: ["at most ", /* @__PURE__ */ H("input", {
							type: "number",
							min: "0",
							step: "any",
							value: n.atMostMs || "",
							onInput: (e) => o({ atMostMs: Number(e.currentTarget.value) || 0 })
						})] })]
					}),
					/* @__PURE__ */ H("label", { children: ["text ", /* @__PURE__ */ H("input", {
						type: "search",
						placeholder: "number, detail, frame",
						value: n.text,
						onInput: (e) => o({ text: e.currentTarget.value })
					})] }),
					/* @__PURE__ */ H("label", { children: [/* @__PURE__ */ H("input", {
						type: "checkbox",
						checked: n.slowest,
						onChange: (e) => o({ slowest: e.currentTarget.checked })
					}), " slowest first"] }),
					r && /* @__PURE__ */ H("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							U.value = null;
						},
						children: [
							"From ",
							R(Math.max(0, r[0])),
							" to ",
							R(r[1]),
							": show all"
						]
					}),
					f && /* @__PURE__ */ H("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							Lt.value = {
								...It,
								slowest: n.slowest
							};
						},
						children: "Clear filters"
					}),
					/* @__PURE__ */ H("span", {
						role: "status",
						children: [
							I(i.length),
							" of ",
							I(t.count)
						]
					})
				]
			}),
			/* @__PURE__ */ H(wt, {
				label: "interactions",
				rows: i,
				chosen: s,
				onChoose: (e, t) => {
					a.value = t;
					let n = d(e);
					At.value = Mt(u(n.load), n.number);
				},
				onClose: p,
				columns: [
					{
						head: "load",
						width: "minmax(7rem,1fr)",
						cell: (e) => u(d(e).load)
					},
					{
						head: "number",
						width: "6rem",
						right: !0,
						cell: (e) => I(d(e).number)
					},
					{
						head: "planned at",
						width: "6rem",
						right: !0,
						cell: (e) => R(d(e).planned_s)
					},
					{
						head: "late",
						width: "6rem",
						right: !0,
						cell: (e) => L(Math.max(0, d(e).started_s - d(e).planned_s) * 1e3)
					},
					{
						head: "from plan",
						width: "6rem",
						right: !0,
						cell: (e) => L((d(e).ended_s - d(e).planned_s) * 1e3)
					},
					{
						head: "status",
						width: "4rem",
						right: !0,
						cell: (e) => d(e).status || "–"
					},
					{
						head: "outcome",
						width: "minmax(7rem,1fr)",
						cell: (e) => {
							let t = d(e);
							return /* @__PURE__ */ H("span", {
								class: t.failure ? "bad" : "good",
								children: t.failure ? `✗ ${t.failure.replaceAll("_", " ")}` : "✓ good"
							});
						}
					},
					{
						head: "cause",
						width: "minmax(8rem,1.4fr)",
						cell: (t) => en(e, d(t).cause)
					}
				]
			}),
			At.value && s < 0 && /* @__PURE__ */ H("p", {
				class: "hint",
				role: "status",
				children: "The interaction that the address names is not in this page."
			}),
			s >= 0 && /* @__PURE__ */ H(nn, {
				page: e,
				all: t,
				at: s,
				byKey: a.value,
				onClose: p
			})
		]
	});
}
function en(e, t) {
	let n = e.summary.causes[t];
	return n ? e.titles[n.cause] ?? n.cause.replaceAll("_", " ") : "";
}
function tn(e, t) {
	let n = At.value;
	return ke(() => {
		let [r, i] = n.split("/"), a = (e.loads ?? []).findIndex((e) => encodeURIComponent(e.name) === r);
		return a < 0 ? -1 : t.find(a, Number(i));
	}, [t, n]);
}
function nn({ page: e, all: t, at: n, byKey: r, onClose: i }) {
	let a = ke(() => t.open(n), [t, n]), o = e.loads?.[a.load]?.name ?? "";
	return /* @__PURE__ */ H(Vt, {
		label: `Interaction ${o} ${a.number}`,
		byKey: r,
		onClose: i,
		title: /* @__PURE__ */ H(x, { children: [
			o,
			" ",
			I(a.number),
			" ",
			/* @__PURE__ */ H("a", {
				class: "unit",
				href: `#interaction=${Mt(o, a.number)}`,
				children: "link"
			})
		] }),
		children: /* @__PURE__ */ H(Ht, {
			page: e,
			one: a
		})
	});
}
// src/data.ts
function rn(e) {
	return W(document.getElementById(e)?.textContent ?? "");
}
async function W(e) {
	let t = new Blob([G(e)]).stream().pipeThrough(new DecompressionStream("gzip"));
	return new Uint8Array(await new Response(t).arrayBuffer());
}
function G(e) {
	let t = Uint8Array.fromBase64;
	if (t) return t.call(Uint8Array, e);
	let n = atob(e), r = new Uint8Array(n.length);
	for (let e = 0; e < n.length; e++) r[e] = n.charCodeAt(e);
	return r;
}
async function an() {
	let e = JSON.parse(new TextDecoder().decode(await rn("data")));
	if (e.schema !== "holdfast.page/v2") throw Error(`this page shows holdfast.page/v2, not ${e.schema}`);
	return e;
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
}, sn = "the interactions of this page are cut off", cn = [
	"?",
	"text",
	"binary",
	"ping",
	"pong",
	"close"
];
function K(e, t) {
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
			let e = t.count(), n = t.instant(), r = i(t.count()), a = cn[t.count()] ?? "?", o = t.count();
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
// src/live.ts
var fn = Qe(null), q = Qe("none"), pn = Qe(!1), mn = Qe({
	kept: 0,
	matched: 0,
	loaded: 0
}), hn = "";
async function gn() {
	let e = an(), t = rn("kept"), n = await e;
	n.live?.state === "connecting" ? (hn = vn(), q.value = "connecting", Sn(), ct(() => {
		fn.value && (document.title = `${fn.value.summary.run.scenario || "run"} ${fn.value.summary.verdict} · holdfast`);
	}), ct(() => {
		let e = [Lt.value, U.value];
		kt.value === "interactions" && q.value === "live" && e && jn(!1, 250);
	})) : (fn.value = n, _n(await t, n));
}
function _n(e, t) {
	let n = K(e, t);
	Ft.value = n, setTimeout(() => n.prepare(), 200);
}
function vn() {
	let e = /^#key=([A-Za-z0-9]+)$/.exec(location.hash)?.[1];
	try {
		return e && sessionStorage.setItem("key", e), e && history.replaceState(null, "", location.pathname), e ?? sessionStorage.getItem("key") ?? "";
	} catch {
		return e ?? "";
	}
}
function yn(e, t = {}) {
	return fetch(e, {
		...t,
		cache: "no-store",
		credentials: "omit",
		headers: {
			...t.headers,
			Authorization: `Bearer ${hn}`
		}
	});
}
async function bn() {
	pn.value = !0;
	try {
		(await yn("/stop", {
			method: "POST",
			body: "{}",
			headers: { "Content-Type": "application/json" }
		})).ok || (pn.value = !1);
	} catch {
		pn.value = !1;
	}
}
var xn = 4e4;
async function Sn() {
	for (let e = 500;; e = Math.min(e * 2, 5e3)) {
		let t = new AbortController();
		try {
			let n = await yn("/events", { signal: t.signal });
			if (n.status === 401) {
				q.value = "refused";
				return;
			}
			if (!n.ok || !n.body) throw Error(n.statusText);
			e = 500, await Cn(n.body.getReader(), t);
		} catch {}
		if (t.abort(), q.value === "over") return;
		q.value = "lost", await new Promise((t) => {
			setTimeout(t, e);
		});
	}
}
async function Cn(e, t) {
	let n = new TextDecoder(), r = "";
	for (;;) {
		let i = setTimeout(() => {
			t.abort();
		}, xn), { value: a, done: o } = await e.read().finally(() => {
			clearTimeout(i);
		});
		if (o) return;
		let s = Math.max(0, r.length - 1);
		r += n.decode(a, { stream: !0 });
		for (let e = r.indexOf("\n\n", s); e >= 0; e = r.indexOf("\n\n")) {
			let t = /^event: (\w+)\ndata: (.*)$/s.exec(r.slice(0, e));
			if (r = r.slice(e + 2), t && await Tn(t[1], JSON.parse(t[2])), q.value === "over") return;
		}
	}
}
var wn = {
	total: 0,
	pool: [],
	socket: [],
	attempt: [],
	cause: [],
	phase: [],
	how: [],
	code: [],
	ended_s: [],
	age_s: [],
	silence_s: [],
	silence_sent_s: [],
	silence_received_s: [],
	detail: [],
	numbers: {},
	texts: {}
};
async function Tn(e, t) {
	if (e === "end") {
		let e = await W(t.packed);
		fn.value = t, q.value = "over", _n(e, t);
	} else fn.value = En(e === "more" ? fn.value : null, t), q.value = "live";
}
function En(e, t) {
	let n = t.live.from, r = t.live.first_end, i = (e, t) => [...(e ?? []).slice(0, n), ...t ?? []], a = (t.pools ?? []).map((t, n) => {
		let r = e?.pools?.[n];
		return {
			...t,
			open: i(r?.open, t.open),
			refused: i(r?.refused, t.refused),
			lost: i(r?.lost, t.lost),
			rtt_p99_ms: i(r?.rtt_p99_ms, t.rtt_p99_ms)
		};
	}), o = (t.loads ?? []).map((t, n) => {
		let r = e?.loads?.[n];
		return {
			...t,
			planned: i(r?.planned, t.planned),
			started: i(r?.started, t.started),
			good: i(r?.good, t.good),
			failed: i(r?.failed, t.failed),
			throttled: i(r?.throttled, t.throttled),
			latency_p50_ms: i(r?.latency_p50_ms, t.latency_p50_ms),
			latency_p99_ms: i(r?.latency_p99_ms, t.latency_p99_ms),
			service_p99_ms: i(r?.service_p99_ms, t.service_p99_ms)
		};
	}), s = (e, t, r) => Object.fromEntries(Object.entries(t).map(([t, a]) => [t, i(e?.[t] ?? Array(n).fill(r), a)])), c = t.generator, l = e?.generator;
	return {
		...t,
		pools: a,
		loads: o,
		in_flight: i(e?.in_flight, t.in_flight),
		closes: s(e?.closes, t.closes, 0),
		platform: s(e?.platform, t.platform, null),
		generator: {
			lateness_p99_ms: i(l?.lateness_p99_ms, c.lateness_p99_ms),
			cpu: i(l?.cpu, c.cpu),
			waited: i(l?.waited, c.waited),
			sockets: i(l?.sockets, c.sockets)
		},
		ends: Dn(e?.ends ?? wn, t.ends, r)
	};
}
function Dn(e, t, n) {
	if (!t.pool?.length && n === e.pool.length && t.total === e.total) return e;
	let { total: r, numbers: i, texts: a, ...o } = t, s = n + (t.pool?.length ?? 0), c = (e, t, r) => {
		let i = [
			...(e ?? []).slice(0, n),
			...Array(Math.max(0, n - (e?.length ?? 0))).fill(r),
			...t ?? []
		];
		return [...i, ...Array(s - i.length).fill(r)];
	}, l = (e, t, n) => Object.fromEntries(Object.keys({
		...e,
		...t
	}).map((r) => [r, c(e[r], t[r], n)])), u = e;
	return {
		total: r,
		numbers: l(e.numbers, i ?? {}, 0),
		texts: l(e.texts, a ?? {}, ""),
		...Object.fromEntries(Object.entries(o).map(([e, t]) => [e, c(u[e], t ?? [], void 0)]))
	};
}
var On = 0, kn = 0, An = 500;
function jn(e, t = 0) {
	clearTimeout(On), On = window.setTimeout(() => {
		Mn(e ? mn.value.loaded + An : An);
	}, t);
}
async function Mn(e) {
	let t = ++kn, n = Lt.value, r = U.value, i = new URLSearchParams({ limit: String(e) }), a = (e, t) => {
		t && i.set(e, String(t));
	};
	for (let [e, t] of Object.entries({
		load: n.load,
		outcome: n.outcome,
		status: n.status,
		text: n.text,
		at_least_ms: n.atLeastMs,
		at_most_ms: n.atMostMs,
		slowest: n.slowest ? "true" : ""
	})) a(e, t);
	r && (i.set("from_s", String(Math.max(0, r[0]))), i.set("to_s", String(Math.max(0, r[1]))));
	try {
		let e = await yn(`/interactions?${i}`);
		if (!e.ok) return;
		let n = await e.json(), r = await W(n.packed), a = fn.value;
		if (t !== kn || !a?.live) return;
		let o = K(r, a), s = Uint32Array.from({ length: o.count }, (e, t) => t);
		mn.value = {
			kept: n.kept,
			matched: n.matched,
			loaded: o.count
		}, Ft.value = {
			count: o.count,
			row: (e) => o.row(e),
			open: (e) => o.open(e),
			find: (e, t) => o.find(e, t),
			filter: () => s,
			failures: n.failures,
			statuses: n.statuses,
			causes: []
		};
	} catch {}
}
// node_modules/uplot/dist/uPlot.esm.js
var Nn = !0, Pn = "uplot", Fn = "u-hz", In = "u-vt", Ln = "u-title", Rn = "u-wrap", zn = "u-under", Bn = "u-over", Vn = "u-axis", Hn = "u-off", Un = "u-select", Wn = "u-cursor-x", Gn = "u-cursor-y", Kn = "u-cursor-pt", qn = "u-legend", Jn = "u-live", Yn = "u-inline", Xn = "u-series", Zn = "u-marker", Qn = "u-label", $n = "u-value", er = "width", tr = "height", nr = "top", rr = "bottom", ir = "left", ar = "right", or = "#000", sr = "#0000", cr = "mousemove", lr = "mousedown", ur = "mouseup", dr = "mouseenter", fr = "mouseleave", pr = "dblclick", mr = "resize", hr = "scroll", gr = "change", _r = "dppxchange", vr = "--", yr = typeof window < "u", br = yr ? document : null, xr = yr ? window : null, Sr = yr ? navigator : null, J, Cr;
function wr() {
	let e = devicePixelRatio;
	J != e && (J = e, Cr && Rr(gr, Cr, wr), Cr = matchMedia(`(min-resolution: ${J - .001}dppx) and (max-resolution: ${J + .001}dppx)`), Lr(gr, Cr, wr), xr.dispatchEvent(new CustomEvent(_r)));
}
function Tr(e, t) {
	if (t != null) {
		let n = e.classList;
		!n.contains(t) && n.add(t);
	}
}
function Er(e, t) {
	let n = e.classList;
	n.contains(t) && n.remove(t);
}
function Y(e, t, n) {
	e.style[t] = n + "px";
}
function Dr(e, t, n, r) {
	let i = br.createElement(e);
	return t != null && Tr(i, t), n?.insertBefore(i, r), i;
}
function Or(e, t) {
	return Dr("div", e, t);
}
var kr = /* @__PURE__ */ new WeakMap();
function Ar(e, t, n, r, i) {
	let a = "translate(" + t + "px," + n + "px)";
	a != kr.get(e) && (e.style.transform = a, kr.set(e, a), t < 0 || n < 0 || t > r || n > i ? Tr(e, Hn) : Er(e, Hn));
}
var jr = /* @__PURE__ */ new WeakMap();
function Mr(e, t, n) {
	let r = t + n;
	r != jr.get(e) && (jr.set(e, r), e.style.background = t, e.style.borderColor = n);
}
var Nr = /* @__PURE__ */ new WeakMap();
function Pr(e, t, n, r) {
	let i = t + "" + n;
	i != Nr.get(e) && (Nr.set(e, i), e.style.height = n + "px", e.style.width = t + "px", e.style.marginLeft = r ? -t / 2 + "px" : 0, e.style.marginTop = r ? -n / 2 + "px" : 0);
}
var Fr = { passive: !0 }, Ir = {
	...Fr,
	capture: !0
};
function Lr(e, t, n, r) {
	t.addEventListener(e, n, r ? Ir : Fr);
}
function Rr(e, t, n, r) {
	t.removeEventListener(e, n, Fr);
}
yr && wr();
function zr(e, t, n, r) {
	let i;
	n ||= 0, r ||= t.length - 1;
	let a = r <= 2147483647;
	for (; r - n > 1;) i = a ? n + r >> 1 : oi((n + r) / 2), t[i] < e ? n = i : r = i;
	return e - t[n] <= t[r] - e ? n : r;
}
function Br(e) {
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
var Vr = (e) => e != null, Hr = (e) => e != null && e > 0, Ur = Br(Vr), Wr = Br(Hr);
function Gr(e, t, n, r = 0, i = !1) {
	let a = i ? Wr : Ur, o = i ? Hr : Vr;
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
	return [s ?? _i, c ?? -_i];
}
function Kr(e, t, n, r) {
	let i = fi(e), a = fi(t);
	e == t && (i == -1 ? (e *= n, t /= n) : (e /= n, t *= n));
	let o = n == 10 ? pi : mi, s = i == 1 ? oi : ci, c = a == 1 ? ci : oi, l = s(o(ai(e))), u = c(o(ai(t))), d = di(n, l), f = di(n, u);
	return n == 10 && (l < 0 && (d = Q(d, -l)), u < 0 && (f = Q(f, -u))), r || n == 2 ? (e = d * i, t = f * a) : (e = ji(e, d), t = Ai(t, f)), [e, t];
}
function qr(e, t, n, r) {
	let i = Kr(e, t, n, r);
	return e == 0 && (i[0] = 0), t == 0 && (i[1] = 0), i;
}
var Jr = .1, Yr = {
	mode: 3,
	pad: Jr
}, Xr = {
	pad: 0,
	soft: null,
	mode: 0
}, Zr = {
	min: Xr,
	max: Xr
};
function Qr(e, t, n, r) {
	return Hi(n) ? ei(e, t, n) : (Xr.pad = n, Xr.soft = r ? 0 : null, Xr.mode = r ? 3 : 0, ei(e, t, Zr));
}
function X(e, t) {
	return e ?? t;
}
function $r(e, t, n) {
	for (t = X(t, 0), n = X(n, e.length - 1); t <= n;) {
		if (e[t] != null) return !0;
		t++;
	}
	return !1;
}
function ei(e, t, n) {
	let r = n.min, i = n.max, a = X(r.pad, 0), o = X(i.pad, 0), s = X(r.hard, -_i), c = X(i.hard, _i), l = X(r.soft, _i), u = X(i.soft, -_i), d = X(r.mode, 0), f = X(i.mode, 0), p = t - e, m = pi(p), h = ui(ai(e), ai(t)), g = ai(pi(h) - m);
	(p < 1e-24 || g > 10) && (p = 0, (e == 0 || t == 0) && (p = 1e-24, d == 2 && l != _i && (a = 0), f == 2 && u != -_i && (o = 0)));
	let _ = p || h || 1e3, v = di(10, oi(pi(_))), y = Q(ji(e - _ * (p == 0 ? e == 0 ? .1 : 1 : a), v / 10), 24), b = e >= l && (d == 1 || d == 3 && y <= l || d == 2 && y >= l) ? l : _i, x = ui(s, y < b && e >= b ? b : li(b, y)), S = Q(Ai(t + _ * (p == 0 ? t == 0 ? .1 : 1 : o), v / 10), 24), C = t <= u && (f == 1 || f == 3 && S >= u || f == 2 && S <= u) ? u : -_i, w = li(c, S > C && t <= C ? C : ui(C, S));
	return x == w && x == 0 && (w = 100), [x, w];
}
var ti = new Intl.NumberFormat(yr ? Sr.language : "en-US"), ni = (e) => ti.format(e), ri = Math, ii = ri.PI, ai = ri.abs, oi = ri.floor, si = ri.round, ci = ri.ceil, li = ri.min, ui = ri.max, di = ri.pow, fi = ri.sign, pi = ri.log10, mi = ri.log2, hi = (e, t = 1) => ri.sinh(e) * t, gi = (e, t = 1) => ri.asinh(e / t), _i = Infinity;
function vi(e) {
	return (pi((e ^ e >> 31) - (e >> 31)) | 0) + 1;
}
function yi(e, t, n) {
	return li(ui(e, t), n);
}
function bi(e) {
	return typeof e == "function";
}
function Z(e) {
	return bi(e) ? e : () => e;
}
var xi = () => {}, Si = (e) => e, Ci = (e, t) => t, wi = (e) => null, Ti = (e) => !0, Ei = (e, t) => e == t, Di = /\.\d*?(?=9{6,}|0{6,})/gm, Oi = (e) => {
	if (zi(e) || Mi.has(e)) return e;
	let t = `${e}`, n = t.match(Di);
	if (n == null) return e;
	let r = n[0].length - 1;
	if (t.indexOf("e-") != -1) {
		let [e, n] = t.split("e");
		return +`${Oi(e)}e${n}`;
	}
	return Q(e, r);
};
function ki(e, t) {
	return Oi(Q(Oi(e / t)) * t);
}
function Ai(e, t) {
	return Oi(ci(Oi(e / t)) * t);
}
function ji(e, t) {
	return Oi(oi(Oi(e / t)) * t);
}
function Q(e, t = 0) {
	if (zi(e)) return e;
	let n = 10 ** t;
	return si(e * n * (1 + 2 ** -52)) / n;
}
var Mi = /* @__PURE__ */ new Map();
function Ni(e) {
	return (("" + e).split(".")[1] || "").length;
}
function Pi(e, t, n, r) {
	let i = [], a = r.map(Ni);
	for (let o = t; o < n; o++) {
		let t = ai(o), n = Q(di(e, o), t);
		for (let s = 0; s < r.length; s++) {
			let c = e == 10 ? +`${r[s]}e${o}` : r[s] * n, l = (o >= 0 ? 0 : t) + (o >= a[s] ? 0 : a[s]), u = e == 10 ? c : Q(c, l);
			i.push(u), Mi.set(u, l);
		}
	}
	return i;
}
var Fi = {}, Ii = [], Li = [null, null], Ri = Array.isArray, zi = Number.isInteger, Bi = (e) => e === void 0;
function Vi(e) {
	return typeof e == "string";
}
function Hi(e) {
	let t = !1;
	if (e != null) {
		let n = e.constructor;
		t = n == null || n == Object;
	}
	return t;
}
function Ui(e) {
	return typeof e == "object" && !!e;
}
var Wi = Object.getPrototypeOf(Uint8Array), Gi = "__proto__";
function Ki(e, t = Hi) {
	let n;
	if (Ri(e)) {
		let r = e.find((e) => e != null);
		if (Ri(r) || t(r)) {
			n = Array(e.length);
			for (let r = 0; r < e.length; r++) n[r] = Ki(e[r], t);
		} else n = e.slice();
	} else if (e instanceof Wi) n = e.slice();
	else if (t(e)) {
		n = {};
		for (let r in e) r != Gi && (n[r] = Ki(e[r], t));
	} else n = e;
	return n;
}
function qi(e) {
	let t = arguments;
	for (let n = 1; n < t.length; n++) {
		let r = t[n];
		for (let t in r) t != Gi && (Hi(e[t]) ? qi(e[t], Ki(r[t])) : e[t] = Ki(r[t]));
	}
	return e;
}
var Ji = 0, Yi = 1, Xi = 2;
function Zi(e, t, n) {
	for (let r = 0, i, a = -1; r < t.length; r++) {
		let o = t[r];
		if (o > a) {
			for (i = o - 1; i >= 0 && e[i] == null;) e[i--] = null;
			for (i = o + 1; i < n && e[i] == null;) e[a = i++] = null;
		}
	}
}
function Qi(e, t) {
	if (ta(e)) {
		let t = e[0].slice();
		for (let n = 1; n < e.length; n++) t.push(...e[n].slice(1));
		return na(t[0]) || (t = ea(t)), t;
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
			let c = o[e], l = Array(i).fill(void 0), u = t ? t[n][e] : Yi, d = [];
			for (let e = 0; e < c.length; e++) {
				let t = c[e], n = a.get(s[e]);
				t === null ? u != Ji && (l[n] = t, u == Xi && d.push(n)) : l[n] = t;
			}
			Zi(l, d, i), r.push(l);
		}
	}
	return r;
}
var $i = typeof queueMicrotask > "u" ? (e) => Promise.resolve().then(e) : queueMicrotask;
function ea(e) {
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
function ta(e) {
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
function na(e, t = 100) {
	let n = e.length;
	if (n <= 1) return !0;
	let r = 0, i = n - 1;
	for (; r <= i && e[r] == null;) r++;
	for (; i >= r && e[i] == null;) i--;
	if (i <= r) return !0;
	let a = ui(1, oi((i - r + 1) / t));
	for (let t = e[r], n = r + a; n <= i; n += a) {
		let r = e[n];
		if (r != null) {
			if (r <= t) return !1;
			t = r;
		}
	}
	return !0;
}
var ra = [
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
], ia = [
	"Sunday",
	"Monday",
	"Tuesday",
	"Wednesday",
	"Thursday",
	"Friday",
	"Saturday"
];
function aa(e) {
	return e.slice(0, 3);
}
var oa = ia.map(aa), sa = {
	MMMM: ra,
	MMM: ra.map(aa),
	WWWW: ia,
	WWW: oa
};
function ca(e) {
	return (e < 10 ? "0" : "") + e;
}
function la(e) {
	return (e < 10 ? "00" : e < 100 ? "0" : "") + e;
}
var ua = {
	YYYY: (e) => e.getFullYear(),
	YY: (e) => (e.getFullYear() + "").slice(2),
	MMMM: (e, t) => t.MMMM[e.getMonth()],
	MMM: (e, t) => t.MMM[e.getMonth()],
	MM: (e) => ca(e.getMonth() + 1),
	M: (e) => e.getMonth() + 1,
	DD: (e) => ca(e.getDate()),
	D: (e) => e.getDate(),
	WWWW: (e, t) => t.WWWW[e.getDay()],
	WWW: (e, t) => t.WWW[e.getDay()],
	HH: (e) => ca(e.getHours()),
	H: (e) => e.getHours(),
	h: (e) => {
		let t = e.getHours();
		return t == 0 ? 12 : t > 12 ? t - 12 : t;
	},
	AA: (e) => e.getHours() >= 12 ? "PM" : "AM",
	aa: (e) => e.getHours() >= 12 ? "pm" : "am",
	a: (e) => e.getHours() >= 12 ? "p" : "a",
	mm: (e) => ca(e.getMinutes()),
	m: (e) => e.getMinutes(),
	ss: (e) => ca(e.getSeconds()),
	s: (e) => e.getSeconds(),
	fff: (e) => la(e.getMilliseconds())
};
function da(e, t) {
	t ||= sa;
	let n = [], r = /\{([a-z]+)\}|[^{]+/gi, i;
	for (; i = r.exec(e);) n.push(i[0][0] == "{" ? ua[i[1]] : i[0]);
	return (e) => {
		let r = "";
		for (let i = 0; i < n.length; i++) r += typeof n[i] == "string" ? n[i] : n[i](e, t);
		return r;
	};
}
var fa = new Intl.DateTimeFormat().resolvedOptions().timeZone;
function pa(e, t) {
	let n;
	return t == "UTC" || t == "Etc/UTC" ? n = /* @__PURE__ */ new Date(+e + e.getTimezoneOffset() * 6e4) : t == fa ? n = e : (n = new Date(e.toLocaleString("en-US", { timeZone: t })), n.setMilliseconds(e.getMilliseconds())), n;
}
var ma = (e) => e % 1 == 0, ha = [
	1,
	2,
	2.5,
	5
], ga = Pi(10, -32, 0, ha), _a = Pi(10, 0, 32, ha), va = _a.filter(ma), ya = ga.concat(_a), ba = "\n", xa = "{YYYY}", Sa = ba + xa, Ca = "{M}/{D}", wa = ba + Ca, Ta = wa + "/{YY}", Ea = "{aa}", Da = "{h}:{mm}" + Ea, Oa = ba + Da, ka = ":{ss}", $ = null;
function Aa(e) {
	let t = e * 1e3, n = t * 60, r = n * 60, i = r * 24, a = i * 30, o = i * 365, s = (e == 1 ? Pi(10, 0, 3, ha).filter(ma) : Pi(10, -3, 0, ha)).concat([
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
			xa,
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
			Sa,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			i,
			Ca,
			Sa,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			r,
			"{h}" + Ea,
			Ta,
			$,
			wa,
			$,
			$,
			$,
			1
		],
		[
			n,
			Da,
			Ta,
			$,
			wa,
			$,
			$,
			$,
			1
		],
		[
			t,
			ka,
			Ta + " " + Da,
			$,
			wa + " " + Da,
			$,
			Oa,
			$,
			1
		],
		[
			e,
			ka + ".{fff}",
			Ta + " " + Da,
			$,
			wa + " " + Da,
			$,
			Oa,
			$,
			1
		]
	];
	function l(t) {
		return (s, c, l, u, d, f) => {
			let p = [], m = d >= o, h = d >= a && d < o, g = t(l), _ = Q(g * e, 3), v = Ba(g.getFullYear(), m ? 0 : g.getMonth(), h || m ? 1 : g.getDate()), y = Q(v * e, 3);
			if (h || m) {
				let n = h ? d / a : 0, r = m ? d / o : 0, i = _ == y ? _ : Q(Ba(v.getFullYear() + r, v.getMonth() + n, 1) * e, 3), s = new Date(si(i / e)), c = s.getFullYear(), l = s.getMonth();
				for (let a = 0; i <= u; a++) {
					let o = Ba(c + r * a, l + n * a, 1), s = o - t(Q(o * e, 3));
					i = Q((+o + s) * e, 3), i <= u && p.push(i);
				}
			} else {
				let a = d >= i ? i : d, o = y + (oi(l) - oi(_)) + Ai(_ - y, a);
				p.push(o);
				let m = t(o), h = m.getHours() + m.getMinutes() / n + m.getSeconds() / r, g = d / r, v = f / s.axes[c]._space;
				for (; o = Q(o + d, e == 1 ? 0 : 3), !(o > u);) if (g > 1) {
					let e = oi(Q(h + g, 6)) % 24, n = t(o).getHours() - e;
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
var [ja, Ma, Na] = Aa(1), [Pa, Fa, Ia] = Aa(.001);
Pi(2, -53, 53, [1]);
function La(e, t) {
	return e.map((e) => e.map((n, r) => r == 0 || r == 8 || n == null ? n : t(r == 1 || e[8] == 0 ? n : e[1] + n)));
}
function Ra(e, t) {
	return (n, r, i, a, o) => {
		let s = t.find((e) => o >= e[0]) || t[t.length - 1], c, l, u, d, f, p;
		return r.map((t) => {
			let n = e(t), r = n.getFullYear(), i = n.getMonth(), a = n.getDate(), o = n.getHours(), m = n.getMinutes(), h = n.getSeconds(), g = r != c && s[2] || i != l && s[3] || a != u && s[4] || o != d && s[5] || m != f && s[6] || h != p && s[7] || s[1];
			return c = r, l = i, u = a, d = o, f = m, p = h, g(n);
		});
	};
}
function za(e, t) {
	let n = da(t);
	return (t, r, i, a, o) => r.map((t) => n(e(t)));
}
function Ba(e, t, n) {
	return new Date(e, t, n);
}
function Va(e, t) {
	return t(e);
}
var Ha = "{YYYY}-{MM}-{DD} {h}:{mm}{aa}";
function Ua(e, t) {
	return (n, r, i, a) => a == null ? vr : t(e(r));
}
function Wa(e, t) {
	let n = e.series[t];
	return n.width ? n.stroke(e, t) : n.points.width ? n.points.stroke(e, t) : null;
}
function Ga(e, t) {
	return e.series[t].fill(e, t);
}
var Ka = {
	show: !0,
	live: !0,
	isolate: !1,
	mount: xi,
	markers: {
		show: !0,
		width: 2,
		stroke: Wa,
		fill: Ga,
		dash: "solid"
	},
	idx: null,
	idxs: null,
	values: []
};
function qa(e, t) {
	let n = e.cursor.points, r = Or(), i = n.size(e, t);
	Y(r, er, i), Y(r, tr, i);
	let a = i / -2;
	Y(r, "marginLeft", a), Y(r, "marginTop", a);
	let o = n.width(e, t, i);
	return o && Y(r, "borderWidth", o), r;
}
function Ja(e, t) {
	let n = e.series[t].points;
	return n._fill || n._stroke;
}
function Ya(e, t) {
	let n = e.series[t].points;
	return n._stroke || n._fill;
}
function Xa(e, t) {
	return e.series[t].points.size;
}
var Za = [0, 0];
function Qa(e, t, n) {
	return Za[0] = t, Za[1] = n, Za;
}
function $a(e, t, n, r = !0) {
	return (e) => {
		e.button != 0 || r && e.target != t || n(e);
	};
}
function eo(e, t, n, r = !0) {
	return (e) => {
		r && e.target != t || n(e);
	};
}
var to = {
	show: !0,
	x: !0,
	y: !0,
	lock: !1,
	move: Qa,
	points: {
		one: !1,
		show: qa,
		size: Xa,
		width: 0,
		stroke: Ya,
		fill: Ja
	},
	bind: {
		mousedown: $a,
		mouseup: $a,
		click: $a,
		dblclick: $a,
		mousemove: eo,
		mouseleave: eo,
		mouseenter: eo
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
}, no = {
	show: !0,
	stroke: "rgba(0,0,0,0.07)",
	width: 2
}, ro = qi({}, no, { filter: Ci }), io = qi({}, ro, { size: 10 }), ao = qi({}, no, { show: !1 }), oo = "12px system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, \"Noto Sans\", sans-serif, \"Apple Color Emoji\", \"Segoe UI Emoji\", \"Segoe UI Symbol\", \"Noto Color Emoji\"", so = "bold " + oo, co = 1.5, lo = {
	show: !0,
	scale: "x",
	stroke: or,
	space: 50,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: so,
	side: 2,
	grid: ro,
	ticks: io,
	border: ao,
	font: oo,
	lineGap: co,
	rotate: 0
}, uo = "Value", fo = "Time", po = {
	show: !0,
	scale: "x",
	auto: !1,
	sorted: 1,
	min: _i,
	max: -Infinity,
	idxs: []
};
function mo(e, t, n, r, i) {
	return t.map((e) => e == null ? "" : ni(e));
}
function ho(e, t, n, r, i, a, o) {
	let s = [], c = Mi.get(i) || 0;
	n = o ? n : Q(Ai(n, i), c);
	for (let e = n; e <= r; e = Q(e + i, c)) s.push(Object.is(e, -0) ? 0 : e);
	return s;
}
function go(e, t, n, r, i, a, o) {
	let s = [], c = e.scales[e.axes[t].scale].log;
	i = di(c, oi((c == 10 ? pi : mi)(n))), c == 10 && (i = ya[zr(i, ya)]);
	let l = n, u = i * c;
	c == 10 && (u = ya[zr(u, ya)]);
	do
		s.push(l), l += i, c == 10 && !Mi.has(l) && (l = Q(l, Mi.get(i))), l >= u && (i = l, u = i * c, c == 10 && (u = ya[zr(u, ya)]));
	while (l <= r);
	return s;
}
function _o(e, t, n, r, i, a, o) {
	let s = e.scales[e.axes[t].scale].asinh, c = r > s ? go(e, t, ui(s, n), r, i) : [s], l = r >= 0 && n <= 0 ? [0] : [];
	return (n < -s ? go(e, t, ui(s, -r), -n, i) : [s]).reverse().map((e) => -e).concat(l, c);
}
var vo = /./, yo = /[12357]/, bo = /[125]/, xo = /1/, So = (e, t, n, r) => e.map((e, i) => t == 4 && e == 0 || i % r == 0 && n.test(e.toExponential()[+(e < 0)]) ? e : null);
function Co(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = e.scales[o], c = e.valToPos, l = a._space, u = c(10, o), d = c(9, o) - u >= l ? vo : c(7, o) - u >= l ? yo : c(5, o) - u >= l ? bo : xo;
	if (d == xo) {
		let e = ai(c(1, o) - u);
		if (e < l) return So(t.slice().reverse(), s.distr, d, ci(l / e)).reverse();
	}
	return So(t, s.distr, d, 1);
}
function wo(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = a._space, c = e.valToPos, l = ai(c(1, o) - c(2, o));
	return l < s ? So(t.slice().reverse(), 3, vo, ci(s / l)).reverse() : t;
}
function To(e, t, n, r) {
	return r == null ? vr : t == null ? "" : ni(t);
}
var Eo = {
	show: !0,
	scale: "y",
	stroke: or,
	space: 30,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: so,
	side: 3,
	grid: ro,
	ticks: io,
	border: ao,
	font: oo,
	lineGap: co,
	rotate: 0
};
function Do(e, t) {
	return Q((3 + (e || 1) * 2) * t, 3);
}
function Oo(e, t) {
	let { scale: n, idxs: r } = e.series[0], i = e._data[0], a = e.valToPos(i[r[0]], n, !0), o = ai(e.valToPos(i[r[1]], n, !0) - a) / (e.series[t].points.space * J);
	return r[1] - r[0] <= o;
}
var ko = {
	scale: null,
	auto: !0,
	sorted: 0,
	min: _i,
	max: -Infinity
}, Ao = (e, t, n, r, i) => i, jo = {
	show: !0,
	auto: !0,
	sorted: 0,
	gaps: Ao,
	alpha: 1,
	facets: [qi({}, ko, { scale: "x" }), qi({}, ko, { scale: "y" })]
}, Mo = {
	scale: "y",
	auto: !0,
	sorted: 0,
	show: !0,
	spanGaps: !1,
	gaps: Ao,
	alpha: 1,
	points: {
		show: Oo,
		filter: null
	},
	values: null,
	min: _i,
	max: -Infinity,
	idxs: [],
	path: null,
	clip: null
};
function No(e, t, n, r, i) {
	return n / 10;
}
var Po = {
	time: Nn,
	auto: !0,
	distr: 1,
	log: 10,
	asinh: 1,
	min: null,
	max: null,
	dir: 1,
	ori: 0
}, Fo = qi({}, Po, {
	time: !1,
	ori: 1
}), Io = {};
function Lo(e, t) {
	let n = Io[e];
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
	}, e != null && (Io[e] = n)), n;
}
var Ro = 1, zo = 2;
function Bo(e, t, n) {
	let r = e.mode, i = e.series[t], a = r == 2 ? e._data[t] : e._data, o = e.scales, s = e.bbox, c = a[0], l = r == 2 ? a[1] : a[t], u = r == 2 ? o[i.facets[0].scale] : o[e.series[0].scale], d = r == 2 ? o[i.facets[1].scale] : o[i.scale], f = s.left, p = s.top, m = s.width, h = s.height, g = e.valToPosH, _ = e.valToPosV;
	return u.ori == 0 ? n(i, c, l, u, d, g, _, f, p, m, h, Yo, Zo, $o, ts, rs) : n(i, c, l, u, d, _, g, p, f, h, m, Xo, Qo, es, ns, is);
}
function Vo(e, t) {
	let n = 0, r = 0, i = X(e.bands, Ii);
	for (let e = 0; e < i.length; e++) {
		let a = i[e];
		a.series[0] == t ? n = a.dir : a.series[1] == t && (a.dir == 1 ? r |= 1 : r |= 2);
	}
	return [n, r == 1 ? -1 : r == 2 ? 1 : r == 3 ? 2 : 0];
}
function Ho(e, t, n, r, i) {
	let a = e.mode, o = e.series[t], s = a == 2 ? o.facets[1].scale : o.scale, c = e.scales[s];
	return i == -1 ? c.min : i == 1 ? c.max : c.distr == 3 ? c.dir == 1 ? c.min : c.max : 0;
}
function Uo(e, t, n, r, i, a) {
	return Bo(e, t, (e, t, o, s, c, l, u, d, f, p, m) => {
		let h = e.pxRound, g = s.dir * (s.ori == 0 ? 1 : -1), _ = s.ori == 0 ? Zo : Qo, v, y;
		g == 1 ? (v = n, y = r) : (v = r, y = n);
		let b = h(l(t[v], s, p, d)), x = h(u(o[v], c, m, f)), S = h(l(t[y], s, p, d)), C = h(u(a == 1 ? c.max : c.min, c, m, f)), w = new Path2D(i);
		return _(w, S, C), _(w, b, C), _(w, b, x), w;
	});
}
function Wo(e, t, n, r, i, a) {
	let o = null;
	if (e.length > 0) {
		o = new Path2D();
		let s = t == 0 ? $o : es, c = n;
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
function Go(e, t, n) {
	let r = e[e.length - 1];
	r && r[0] == t ? r[1] = n : e.push([t, n]);
}
function Ko(e, t, n, r, i, a, o) {
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
function qo(e) {
	return e == 0 ? Si : e == 1 ? si : (t) => ki(t, e);
}
function Jo(e) {
	let t = e == 0 ? Yo : Xo, n = e == 0 ? (e, t, n, r, i, a) => {
		e.arcTo(t, n, r, i, a);
	} : (e, t, n, r, i, a) => {
		e.arcTo(n, t, i, r, a);
	}, r = e == 0 ? (e, t, n, r, i) => {
		e.rect(t, n, r, i);
	} : (e, t, n, r, i) => {
		e.rect(n, t, i, r);
	};
	return (e, i, a, o, s, c = 0, l = 0) => {
		c == 0 && l == 0 ? r(e, i, a, o, s) : (c = li(c, o / 2, s / 2), l = li(l, o / 2, s / 2), t(e, i + c, a), n(e, i + o, a, i + o, a + s, c), n(e, i + o, a + s, i, a + s, l), n(e, i, a + s, i, a, l), n(e, i, a, i + o, a, c), e.closePath());
	};
}
var Yo = (e, t, n) => {
	e.moveTo(t, n);
}, Xo = (e, t, n) => {
	e.moveTo(n, t);
}, Zo = (e, t, n) => {
	e.lineTo(t, n);
}, Qo = (e, t, n) => {
	e.lineTo(n, t);
}, $o = Jo(0), es = Jo(1), ts = (e, t, n, r, i, a) => {
	e.arc(t, n, r, i, a);
}, ns = (e, t, n, r, i, a) => {
	e.arc(n, t, r, i, a);
}, rs = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(t, n, r, i, a, o);
}, is = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(n, t, i, r, o, a);
};
function as(e) {
	return (e, t, n, r, i) => Bo(e, t, (t, a, o, s, c, l, u, d, f, p, m) => {
		let { pxRound: h, points: g } = t, _, v;
		s.ori == 0 ? (_ = Yo, v = ts) : (_ = Xo, v = ns);
		let y = Q(g.width * J, 3), b = (g.size - g.width) / 2 * J, x = Q(b * 2, 3), S = new Path2D(), C = new Path2D(), { left: w, top: T, width: E, height: D } = e.bbox;
		$o(C, w - x, T - x, E + x * 2, D + x * 2);
		let O = (e) => {
			if (o[e] != null) {
				let t = h(l(a[e], s, p, d)), n = h(u(o[e], c, m, f));
				_(S, t + b, n), v(S, t, n, b, 0, ii * 2);
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
function os(e) {
	return (t, n, r, i, a, o) => {
		r != i && (a != r && o != r && e(t, n, r), a != i && o != i && e(t, n, i), e(t, n, o));
	};
}
var ss = os(Zo), cs = os(Qo);
function ls(e) {
	let t = X(e?.alignGaps, 0);
	return (e, n, r, i) => Bo(e, n, (a, o, s, c, l, u, d, f, p, m, h) => {
		[r, i] = Ur(s, r, i);
		let g = a.pxRound, _ = (e) => g(u(e, c, m, f)), v = (e) => g(d(e, l, h, p)), y, b;
		c.ori == 0 ? (y = Zo, b = ss) : (y = Qo, b = cs);
		let x = c.dir * (c.ori == 0 ? 1 : -1), S = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: Ro
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
		let [T, E] = Vo(e, n);
		if (a.fill != null || T != 0) {
			let t = S.fill = new Path2D(C), s = v(a.fillTo(e, n, a.min, a.max, T)), c = _(o[r]), l = _(o[i]);
			x == -1 && ([l, c] = [c, l]), y(t, l, s), y(t, c, s);
		}
		if (!a.spanGaps) {
			let l = [];
			w && l.push(...Ko(o, s, r, i, x, _, t)), S.gaps = l = a.gaps(e, n, r, i, l), S.clip = Wo(l, c.ori, f, p, m, h);
		}
		return E != 0 && (S.band = E == 2 ? [Uo(e, n, r, i, C, -1), Uo(e, n, r, i, C, 1)] : Uo(e, n, r, i, C, E)), S;
	});
}
function us(e) {
	let t = X(e.align, 1), n = X(e.ascDesc, !1), r = X(e.alignGaps, 0), i = X(e.extend, !1);
	return (e, a, o, s) => Bo(e, a, (c, l, u, d, f, p, m, h, g, _, v) => {
		[o, s] = Ur(u, o, s);
		let y = c.pxRound, { left: b, width: x } = e.bbox, S = (e) => y(p(e, d, _, h)), C = (e) => y(m(e, f, v, g)), w = d.ori == 0 ? Zo : Qo, T = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: Ro
		}, E = T.stroke, D = d.dir * (d.ori == 0 ? 1 : -1), O = C(u[D == 1 ? o : s]), k = S(l[D == 1 ? o : s]), ee = k, A = k;
		i && t == -1 && (A = b, w(E, A, O)), w(E, k, O);
		for (let e = D == 1 ? o : s; e >= o && e <= s; e += D) {
			let n = u[e];
			if (n == null) continue;
			let r = S(l[e]), i = C(n);
			t == 1 ? w(E, r, O) : w(E, ee, i), w(E, r, i), O = i, ee = r;
		}
		let te = ee;
		i && t == 1 && (te = b + x, w(E, te, O));
		let [ne, re] = Vo(e, a);
		if (c.fill != null || ne != 0) {
			let t = T.fill = new Path2D(E), n = C(c.fillTo(e, a, c.min, c.max, ne));
			w(t, te, n), w(t, A, n);
		}
		if (!c.spanGaps) {
			let i = [];
			i.push(...Ko(l, u, o, s, D, S, r));
			let f = c.width * J / 2, p = n || t == 1 ? f : -f, m = n || t == -1 ? -f : f;
			i.forEach((e) => {
				e[0] += p, e[1] += m;
			}), T.gaps = i = c.gaps(e, a, o, s, i), T.clip = Wo(i, d.ori, h, g, _, v);
		}
		return re != 0 && (T.band = re == 2 ? [Uo(e, a, o, s, E, -1), Uo(e, a, o, s, E, 1)] : Uo(e, a, o, s, E, re)), T;
	});
}
function ds(e, t, n, r, i, a, o = _i) {
	if (e.length > 1) {
		let s = null;
		for (let c = 0, l = Infinity; c < e.length; c++) if (t[c] !== void 0) {
			if (s != null) {
				let t = ai(e[c] - e[s]);
				t < l && (l = t, o = ai(n(e[c], r, i, a) - n(e[s], r, i, a)));
			}
			s = c;
		}
	}
	return o;
}
function fs(e) {
	e ||= Fi;
	let t = X(e.size, [
		.6,
		_i,
		1
	]), n = e.align || 0, r = e.gap || 0, i = e.radius;
	i = i == null ? [0, 0] : typeof i == "number" ? [i, 0] : i;
	let a = Z(i), o = 1 - t[0], s = X(t[1], _i), c = X(t[2], 1), l = X(e.disp, Fi), u = X(e.each, (e) => {}), { fill: d, stroke: f } = l;
	return (e, t, i, p) => Bo(e, t, (m, h, g, _, v, y, b, x, S, C, w) => {
		let T = m.pxRound, E = n, D = r * J, O = s * J, k = c * J, ee, A;
		_.ori == 0 ? [ee, A] = a(e, t) : [A, ee] = a(e, t);
		let te = _.dir * (_.ori == 0 ? 1 : -1), ne = _.ori == 0 ? $o : es, re = _.ori == 0 ? u : (e, t, n, r, i, a, o) => {
			u(e, t, n, i, r, o, a);
		}, ie = X(e.bands, Ii).find((e) => e.series[0] == t), ae = ie == null ? 0 : ie.dir, oe = m.fillTo(e, t, m.min, m.max, ae), j = T(b(oe, v, w, S)), M, N, se, P = C, F = T(m.width * J), I = !1, ce = null, le = null, L = null, R = null;
		d != null && (F == 0 || f != null) && (I = !0, ce = d.values(e, t, i, p), le = /* @__PURE__ */ new Map(), new Set(ce).forEach((e) => {
			e != null && le.set(e, new Path2D());
		}), F > 0 && (L = f.values(e, t, i, p), R = /* @__PURE__ */ new Map(), new Set(L).forEach((e) => {
			e != null && R.set(e, new Path2D());
		})));
		let { x0: ue, size: de } = l;
		if (ue != null && de != null) {
			E = 1, h = ue.values(e, t, i, p), ue.unit == 2 && (h = h.map((t) => e.posToVal(x + t * C, _.key, !0)));
			let n = de.values(e, t, i, p);
			N = de.unit == 2 ? n[0] * C : y(n[0], _, C, x) - y(0, _, C, x), P = ds(h, g, y, _, C, x, P), se = P - N + D;
		} else P = ds(h, g, y, _, C, x, P), se = P * o + D, N = P - se;
		se < 1 && (se = 0), F >= N / 2 && (F = 0), se < 5 && (T = Si);
		let fe = se > 0, pe = P - se - (fe ? F : 0);
		N = T(yi(pe, k, O)), M = (E == 0 ? N / 2 : E == te ? 0 : N) - E * te * ((E == 0 ? D / 2 : 0) + (fe ? F / 2 : 0));
		let me = {
			stroke: null,
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: 0
		}, he = I ? null : new Path2D(), ge = null;
		if (ie != null) ge = e.data[ie.series[1]];
		else {
			let { y0: n, y1: r } = l;
			n != null && r != null && (g = r.values(e, t, i, p), ge = n.values(e, t, i, p));
		}
		let _e = ee * N, ve = A * N;
		for (let n = te == 1 ? i : p; n >= i && n <= p; n += te) {
			let r = g[n];
			if (r == null) continue;
			if (ge != null) {
				let e = ge[n] ?? 0;
				if (r - e == 0) continue;
				j = b(e, v, w, S);
			}
			let i = y(_.distr != 2 || l != null ? h[n] : n, _, C, x), a = b(X(r, oe), v, w, S), o = T(i - M), s = T(ui(a, j)), c = T(li(a, j)), u = s - c;
			if (r != null) {
				let i = r < 0 ? ve : _e, a = r < 0 ? _e : ve;
				I ? (F > 0 && L[n] != null && ne(R.get(L[n]), o, c + oi(F / 2), N, ui(0, u - F), i, a), ce[n] != null && ne(le.get(ce[n]), o, c + oi(F / 2), N, ui(0, u - F), i, a)) : ne(he, o, c + oi(F / 2), N, ui(0, u - F), i, a), re(e, t, n, o - F / 2, c, N + F, u);
			}
		}
		return F > 0 ? me.stroke = I ? R : he : I || (me._fill = m.width == 0 ? m._fill : m._stroke ?? m._fill, me.width = 0), me.fill = I ? le : he, me;
	});
}
function ps(e, t) {
	let n = X(t?.alignGaps, 0);
	return (t, r, i, a) => Bo(t, r, (o, s, c, l, u, d, f, p, m, h, g) => {
		[i, a] = Ur(c, i, a);
		let _ = o.pxRound, v = (e) => _(d(e, l, h, p)), y = (e) => _(f(e, u, g, m)), b, x, S;
		l.ori == 0 ? (b = Yo, S = Zo, x = rs) : (b = Xo, S = Qo, x = is);
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
			flags: Ro
		}, k = O.stroke, [ee, A] = Vo(t, r);
		if (o.fill != null || ee != 0) {
			let e = O.fill = new Path2D(k), n = y(o.fillTo(t, r, o.min, o.max, ee));
			S(e, T, n), S(e, w, n);
		}
		if (!o.spanGaps) {
			let e = [];
			e.push(...Ko(s, c, i, a, C, v, n)), O.gaps = e = o.gaps(t, r, i, a, e), O.clip = Wo(e, l.ori, p, m, h, g);
		}
		return A != 0 && (O.band = A == 2 ? [Uo(t, r, i, a, k, -1), Uo(t, r, i, a, k, 1)] : Uo(t, r, i, a, k, A)), O;
	});
}
function ms(e) {
	return ps(hs, e);
}
function hs(e, t, n, r, i, a) {
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
var gs = /* @__PURE__ */ new Set();
function _s() {
	for (let e of gs) e.syncRect(!0);
}
yr && (Lr(mr, xr, _s), Lr(hr, xr, _s, !0), Lr(_r, xr, () => {
	Ns.pxRatio = J;
}));
var vs = ls(), ys = as();
function bs(e, t, n, r) {
	return (r ? [e[0], e[1]].concat(e.slice(2)) : [e[0]].concat(e.slice(1))).map((e, r) => Ss(e, r, t, n));
}
function xs(e, t) {
	return e.map((e, n) => n == 0 ? {} : qi({}, t, e));
}
function Ss(e, t, n, r) {
	return qi({}, t == 0 ? n : r, e);
}
function Cs(e, t, n) {
	return t == null ? Li : [t, n];
}
var ws = Cs;
function Ts(e, t, n) {
	return t == null ? Li : Qr(t, n, Jr, !0);
}
function Es(e, t, n, r) {
	return t == null ? Li : Kr(t, n, e.scales[r].log, !1);
}
var Ds = Es;
function Os(e, t, n, r) {
	return t == null ? Li : qr(t, n, e.scales[r].log, !1);
}
var ks = Os;
function As(e, t, n, r, i) {
	let a = ui(vi(e), vi(t)), o = t - e, s = zr(i / r * o, n);
	do {
		let e = n[s], t = r * e / o;
		if (t >= i && a + (e < 5 ? Mi.get(e) : 0) <= 17) return [e, t];
	} while (++s < n.length);
	return [0, 0];
}
function js(e) {
	let t, n;
	return e = e.replace(/(\d+)px/, (e, r) => (t = si((n = +r) * J)) + "px"), [
		e,
		t,
		n
	];
}
function Ms(e) {
	e.show && [e.font, e.labelFont].forEach((e) => {
		let t = Q(e[2] * J, 1);
		e[0] = e[0].replace(/[0-9.]+px/, t + "px"), e[1] = t;
	});
}
function Ns(e, t, n) {
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
	let l = r.root = Or(Pn);
	if (e.id != null && (l.id = e.id), Tr(l, e.class), e.title) {
		let t = Or(Ln, l);
		t.textContent = e.title;
	}
	let u = Dr("canvas"), d = r.ctx = u.getContext("2d"), f = Or(Rn, l);
	Lr("click", f, (e) => {
		e.target === m && (W != en || G != tn) && on.click(r, e);
	}, !0);
	let p = r.under = Or(zn, f);
	f.appendChild(u);
	let m = r.over = Or(Bn, f);
	e = Ki(e);
	let h = +X(e.pxAlign, 1), g = qo(h);
	(e.plugins || []).forEach((t) => {
		t.opts && (e = t.opts(r, e) || e);
	});
	let _ = e.ms || .001, v = r.series = i == 1 ? bs(e.series || [], po, Mo, !1) : xs(e.series || [null], jo), y = r.axes = bs(e.axes || [], lo, Eo, !0), b = r.scales = {}, x = r.bands = e.bands || [];
	x.forEach((e) => {
		e.fill = Z(e.fill || null), e.dir = X(e.dir, -1);
	});
	let S = i == 2 ? v[1].facets[0].scale : v[0].scale, C = {
		axes: Rt,
		series: Dt
	}, w = (e.drawOrder || ["axes", "series"]).map((e) => C[e]);
	function T(e) {
		let t = e.distr == 3 ? (t) => pi(t > 0 ? t : e.clamp(r, t, e.min, e.max, e.key)) : e.distr == 4 ? (t) => gi(t, e.asinh) : e.distr == 100 ? (t) => e.fwd(t) : (e) => e;
		return (n) => {
			let r = t(n), { _min: i, _max: a } = e, o = a - i;
			return (r - i) / o;
		};
	}
	function E(t) {
		let n = b[t];
		if (n == null) {
			let r = (e.scales || Fi)[t] || Fi;
			if (r.from != null) {
				E(r.from);
				let e = qi({}, b[r.from], r, { key: t });
				e.valToPct = T(e), b[t] = e;
			} else {
				n = b[t] = qi({}, t == S ? Po : Fo, r), n.key = t;
				let e = n.time, a = n.range, o = Ri(a);
				if ((t != S || i == 2 && !e) && (o && (a[0] == null || a[1] == null) && (a = {
					min: a[0] == null ? Yr : {
						mode: 1,
						hard: a[0],
						soft: a[0]
					},
					max: a[1] == null ? Yr : {
						mode: 1,
						hard: a[1],
						soft: a[1]
					}
				}, o = !1), !o && Hi(a))) {
					let e = a;
					a = (t, n, r) => n == null ? Li : Qr(n, r, e);
				}
				n.range = Z(a || (e ? ws : t == S ? n.distr == 3 ? Ds : n.distr == 4 ? ks : Cs : n.distr == 3 ? Es : n.distr == 4 ? Os : Ts)), n.auto = Z(!o && n.auto), n.clamp = Z(n.clamp || No), n._min = n._max = null, n.valToPct = T(n);
			}
		}
	}
	E("x"), E("y"), i == 1 && v.forEach((e) => {
		E(e.scale);
	}), y.forEach((e) => {
		E(e.scale);
	});
	for (let t in e.scales) E(t);
	let D = b[S], O = D.distr, k, ee;
	D.ori == 0 ? (Tr(l, Fn), k = a, ee = o) : (Tr(l, In), k = o, ee = a);
	let A = {};
	for (let e in b) {
		let t = b[e];
		(t.min != null || t.max != null) && (A[e] = {
			min: t.min,
			max: t.max
		}, t.min = t.max = null);
	}
	let te = e.tzDate || ((e) => new Date(si(e / _))), ne = e.fmtDate || da, re = _ == 1 ? Na(te) : Ia(te), ie = Ra(te, La(_ == 1 ? Ma : Fa, ne)), ae = Ua(te, Va(Ha, ne)), oe = [], j = r.legend = qi({}, Ka, e.legend), M = r.cursor = qi({}, to, { drag: { y: i == 2 } }, e.cursor), N = j.show, se = M.show, P = j.markers;
	j.idxs = oe, P.width = Z(P.width), P.dash = Z(P.dash), P.stroke = Z(P.stroke), P.fill = Z(P.fill);
	let F, I, ce, le = [], L = [], R, ue = !1, de = {};
	if (j.live) {
		let e = v[1] ? v[1].values : null;
		ue = e != null, R = ue ? e(r, 1, 0) : { _: 0 };
		for (let e in R) de[e] = vr;
	}
	if (N) {
		if (F = Dr("table", qn, l), ce = Dr("tbody", null, F), j.mount(r, F), ue) {
			I = Dr("thead", null, F, ce);
			let e = Dr("tr", null, I);
			for (var fe in Dr("th", null, e), R) Dr("th", Qn, e).textContent = fe;
		} else Tr(F, Yn), j.live && Tr(F, Jn);
	}
	let pe = { show: !0 }, me = { show: !1 };
	function he(e, t) {
		if (t == 0 && (ue || !j.live || i == 2)) return Li;
		let n = [], a = Dr("tr", Xn, ce, ce.childNodes[t]);
		Tr(a, e.class), e.show || Tr(a, Hn);
		let o = Dr("th", null, a);
		if (P.show) {
			let e = Or(Zn, o);
			if (t > 0) {
				let n = P.width(r, t);
				n && (e.style.border = n + "px " + P.dash(r, t) + " " + P.stroke(r, t)), e.style.background = P.fill(r, t);
			}
		}
		let s = Or(Qn, o);
		for (var c in e.label instanceof HTMLElement ? s.appendChild(e.label) : s.textContent = e.label, t > 0 && (P.show || (s.style.color = e.width > 0 ? P.stroke(r, t) : P.fill(r, t)), _e("click", o, (t) => {
			if (M._lock) return;
			He(t);
			let n = v.indexOf(e);
			if ((t.ctrlKey || t.metaKey) != j.isolate) {
				let e = v.some((e, t) => t > 0 && t != n && e.show);
				v.forEach((t, r) => {
					r > 0 && q(r, e ? r == n ? pe : me : pe, !0, Wr.setSeries);
				});
			} else q(n, { show: !e.show }, !0, Wr.setSeries);
		}, !1), Ge && _e(dr, o, (t) => {
			M._lock || (He(t), q(v.indexOf(e), bn, !0, Wr.setSeries));
		}, !1)), R) {
			let e = Dr("td", $n, a);
			e.textContent = "--", n.push(e);
		}
		return [a, n];
	}
	let ge = /* @__PURE__ */ new Map();
	function _e(e, t, n, i = !0) {
		let a = ge.get(t) || {}, o = M.bind[e](r, t, n, i);
		o && (Lr(e, t, a[e] = o), ge.set(t, a));
	}
	function ve(e, t, n) {
		let r = ge.get(t) || {};
		for (let n in r) (e == null || n == e) && (Rr(n, t, r[n]), delete r[n]);
		e ?? ge.delete(t);
	}
	let ye = 0, be = 0, z = 0, B = 0, xe = 0, Se = 0, Ce = xe, we = Se, Te = z, Ee = B, De = 0, Oe = 0, ke = 0, Ae = 0;
	r.bbox = {};
	let je = !1, Me = !1, Ne = !1, Pe = !1, Fe = !1, Ie = !1;
	function Le(e, t, n) {
		(n || e != r.width || t != r.height) && Re(e, t), zt(!1), Ne = !0, Me = !0, Wt();
	}
	function Re(e, t) {
		r.width = ye = z = e, r.height = be = B = t, xe = Se = 0, Ve(), V();
		let n = r.bbox;
		De = n.left = ki(xe * J, .5), Oe = n.top = ki(Se * J, .5), ke = n.width = ki(z * J, .5), Ae = n.height = ki(B * J, .5);
	}
	function ze() {
		let e = !1, t = 0;
		for (; !e;) {
			t++;
			let n = It(t), i = Lt(t);
			e = t == 3 || n && i, e || (Re(r.width, r.height), Me = !0);
		}
	}
	function Be({ width: e, height: t }) {
		Le(e, t);
	}
	r.setSize = Be;
	function Ve() {
		let e = !1, t = !1, n = !1, r = !1;
		y.forEach((i, a) => {
			if (i.show && i._show) {
				let { side: a, _size: o } = i, s = a % 2, c = o + (i.label == null ? 0 : i.labelSize);
				c > 0 && (s ? (z -= c, a == 3 ? (xe += c, r = !0) : n = !0) : (B -= c, a == 0 ? (Se += c, e = !0) : t = !0));
			}
		}), et[0] = e, et[1] = n, et[2] = t, et[3] = r, z -= it[1] + it[3], xe += it[3], B -= it[2] + it[0], Se += it[0];
	}
	function V() {
		let e = xe + z, t = Se + B, n = xe, r = Se;
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
	if (M.dataIdx == null) {
		let e = M.hover, n = e.skip = new Set(e.skip ?? []);
		n.add(void 0);
		let r = e.prox = Z(e.prox), i = e.bias ??= 0;
		M.dataIdx = (e, a, o, s) => {
			if (a == 0) return o;
			let c = o, l = r(e, a, o, s) ?? _i, u = l >= 0 && l < _i, d = D.ori == 0 ? z : B, f = M.left, p = t[0], m = t[a];
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
			} else u && ai(f - k(p[o], D, d, 0)) > l && (c = null);
			return c;
		};
	}
	let He = (e) => {
		M.event = e;
	};
	M.idxs = oe, M._lock = !1;
	let Ue = M.points;
	Ue.show = Z(Ue.show), Ue.size = Z(Ue.size), Ue.stroke = Z(Ue.stroke), Ue.width = Z(Ue.width), Ue.fill = Z(Ue.fill);
	let We = r.focus = qi({}, e.focus || { alpha: .3 }, M.focus), Ge = We.prox >= 0, Ke = Ge && Ue.one, qe = [], Je = [], Ye = [];
	function Xe(e, t) {
		let n = Ue.show(r, t);
		if (n instanceof HTMLElement) return Tr(n, Kn), Tr(n, e.class), Ar(n, -10, -10, z, B), m.insertBefore(n, qe[t]), n;
	}
	function Ze(e, t) {
		if (i == 1 || t > 0) {
			let t = i == 1 && b[e.scale].time, n = e.value;
			e.value = t ? Vi(n) ? Ua(te, Va(n, ne)) : n || ae : n || To, e.label = e.label || (t ? fo : uo);
		}
		if (Ke || t > 0) {
			e.width = e.width == null ? 1 : e.width, e.paths = e.paths || vs || wi, e.fillTo = Z(e.fillTo || Ho), e.pxAlign = +X(e.pxAlign, h), e.pxRound = qo(e.pxAlign), e.stroke = Z(e.stroke || null), e.fill = Z(e.fill || null), e._stroke = e._fill = e._paths = e._focus = null;
			let t = Do(ui(1, e.width), 1), n = e.points = qi({}, {
				size: t,
				width: ui(1, t * .2),
				stroke: e.stroke,
				space: t * 2,
				paths: ys,
				_stroke: null,
				_fill: null
			}, e.points);
			n.show = Z(n.show), n.filter = Z(n.filter), n.fill = Z(n.fill), n.stroke = Z(n.stroke), n.paths = Z(n.paths), n.pxAlign = e.pxAlign;
		}
		if (N) {
			let n = he(e, t);
			le.splice(t, 0, n[0]), L.splice(t, 0, n[1]), j.values.push(null);
		}
		if (se) {
			oe.splice(t, 0, null);
			let n = null;
			Ke ? t == 0 && (n = Xe(e, t)) : t > 0 && (n = Xe(e, t)), qe.splice(t, 0, n), Je.splice(t, 0, 0), Ye.splice(t, 0, 0);
		}
		Hr("addSeries", t);
	}
	function Qe(e, t) {
		t ??= v.length, e = i == 1 ? Ss(e, t, po, Mo) : Ss(e, t, {}, jo), v.splice(t, 0, e), Ze(v[t], t);
	}
	r.addSeries = Qe;
	function $e(e) {
		if (v.splice(e, 1), N) {
			j.values.splice(e, 1), L.splice(e, 1);
			let t = le.splice(e, 1)[0];
			ve(null, t.firstChild), t.remove();
		}
		se && (oe.splice(e, 1), qe.splice(e, 1)[0].remove(), Je.splice(e, 1), Ye.splice(e, 1)), Hr("delSeries", e);
	}
	r.delSeries = $e;
	let et = [
		!1,
		!1,
		!1,
		!1
	];
	function tt(e, t) {
		if (e._show = e.show, e.show) {
			let n = e.side % 2, i = b[e.scale];
			i ??= (e.scale = n ? v[1].scale : S, b[e.scale]);
			let a = i.time;
			e.size = Z(e.size), e.space = Z(e.space), e.rotate = Z(e.rotate), Ri(e.incrs) && e.incrs.forEach((e) => {
				!Mi.has(e) && Mi.set(e, Ni(e));
			}), e.incrs = Z(e.incrs || (i.distr == 2 ? va : a ? _ == 1 ? ja : Pa : ya)), e.splits = Z(e.splits || (a && i.distr == 1 ? re : i.distr == 3 ? go : i.distr == 4 ? _o : ho)), e.stroke = Z(e.stroke), e.grid.stroke = Z(e.grid.stroke), e.ticks.stroke = Z(e.ticks.stroke), e.border.stroke = Z(e.border.stroke);
			let o = e.values;
			e.values = Ri(o) && !Ri(o[0]) ? Z(o) : a ? Ri(o) ? Ra(te, La(o, ne)) : Vi(o) ? za(te, o) : o || ie : o || mo, e.filter = Z(e.filter || (i.distr >= 3 && i.log == 10 ? Co : i.distr == 3 && i.log == 2 ? wo : Ci)), e.font = js(e.font), e.labelFont = js(e.labelFont), e._size = e.size(r, null, t, 0), e._space = e._rotate = e._incrs = e._found = e._splits = e._values = null, e._size > 0 && (et[t] = !0, e._el = Or(Vn, f));
		}
	}
	function nt(e, t, n, r) {
		let [i, a, o, s] = n, c = t % 2, l = 0;
		return c == 0 && (s || a) && (l = t == 0 && !i || t == 2 && !o ? si(lo.size / 3) : 0), c == 1 && (i || o) && (l = t == 1 && !a || t == 3 && !s ? si(Eo.size / 2) : 0), l;
	}
	let rt = r.padding = (e.padding || [
		nt,
		nt,
		nt,
		nt
	]).map((e) => Z(X(e, nt))), it = r._padding = rt.map((e, t) => e(r, t, et, 0)), at, ot = null, st = null, ct = i == 1 ? v[0].idxs : null, lt = null, ut = !1;
	function dt(e, n) {
		if (t = e ?? [], r.data = r._data = t, i == 2) {
			at = 0;
			for (let e = 1; e < v.length; e++) at += t[e][0].length;
		} else {
			t.length == 0 && (r.data = r._data = t = [[]]), lt = t[0], at = lt.length;
			let e = t;
			if (O == 2) {
				e = t.slice();
				let n = e[0] = Array(at);
				for (let e = 0; e < at; e++) n[e] = e;
			}
			r._data = t = e;
		}
		if (zt(!0), Hr("setData"), O == 2 && (Ne = !0), n !== !1) {
			let e = D;
			e.auto(r, ut) ? ft() : fn(S, e.min, e.max), Pe ||= M.left >= 0, Ie = !0, Wt();
		}
	}
	r.setData = dt;
	function ft() {
		ut = !0;
		let e, n;
		i == 1 && (at > 0 ? (ot = ct[0] = 0, st = ct[1] = at - 1, e = t[0][ot], n = t[0][st], O == 2 ? (e = ot, n = st) : e == n && (O == 3 ? [e, n] = Kr(e, e, D.log, !1) : O == 4 ? [e, n] = qr(e, e, D.log, !1) : D.time ? n = e + si(86400 / _) : [e, n] = Qr(e, n, Jr, !0))) : (ot = ct[0] = e = null, st = ct[1] = n = null)), fn(S, e, n);
	}
	let pt, mt, ht, gt, _t, vt, yt, bt, xt, St;
	function H(e, t, n, r, i, a) {
		e ??= sr, n ??= Ii, r ??= "butt", i ??= sr, a ??= "round", e != pt && (d.strokeStyle = pt = e), i != mt && (d.fillStyle = mt = i), t != ht && (d.lineWidth = ht = t), a != _t && (d.lineJoin = _t = a), r != vt && (d.lineCap = vt = r), n != gt && d.setLineDash(gt = n);
	}
	function Ct(e, t, n, r) {
		t != mt && (d.fillStyle = mt = t), e != yt && (d.font = yt = e), n != bt && (d.textAlign = bt = n), r != xt && (d.textBaseline = xt = r);
	}
	function wt(e, t, n, i, a = 0) {
		if (i.length > 0 && e.auto(r, ut) && (t == null || t.min == null)) {
			let t = X(ot, 0), r = X(st, i.length - 1), o = n.min == null ? Gr(i, t, r, a, e.distr == 3) : [n.min, n.max];
			e.min = li(e.min, n.min = o[0]), e.max = ui(e.max, n.max = o[1]);
		}
	}
	let U = {
		min: null,
		max: null
	};
	function Tt() {
		for (let e in b) {
			let t = b[e];
			A[e] == null && (t.min == null || A[S] != null && t.auto(r, ut)) && (A[e] = U);
		}
		for (let e in b) {
			let t = b[e];
			A[e] == null && t.from != null && A[t.from] != null && (A[e] = U);
		}
		A[S] != null && zt(!0);
		let e = {};
		for (let t in A) {
			let n = A[t];
			if (n != null) {
				let a = e[t] = Ki(b[t], Ui);
				if (n.min != null) qi(a, n);
				else if (t != S || i == 2) {
					if (at == 0 && a.from == null) {
						let e = a.range(r, null, null, t);
						a.min = e[0], a.max = e[1];
					} else a.min = _i, a.max = -Infinity;
				}
			}
		}
		if (at > 0) {
			v.forEach((n, a) => {
				if (i == 1) {
					let i = n.scale, o = A[i];
					if (o == null) return;
					let s = e[i];
					if (a == 0) {
						let e = s.range(r, s.min, s.max, i);
						s.min = e[0], s.max = e[1], ot = zr(s.min, t[0]), st = zr(s.max, t[0]), st - ot > 1 && (t[0][ot] < s.min && ot++, t[0][st] > s.max && st--), n.min = lt[ot], n.max = lt[st];
					} else n.show && n.auto && wt(s, o, n, t[a], n.sorted);
					n.idxs[0] = ot, n.idxs[1] = st;
				} else if (a > 0 && n.show && n.auto) {
					let [r, i] = n.facets, o = r.scale, s = i.scale, [c, l] = t[a], u = e[o], d = e[s];
					u != null && wt(u, A[o], r, c, r.sorted), d != null && wt(d, A[s], i, l, i.sorted), n.min = i.min, n.max = i.max;
				}
			});
			for (let t in e) {
				let n = e[t], i = A[t];
				if (n.from == null && (i == null || i.min == null)) {
					let e = n.range(r, n.min == _i ? null : n.min, n.max == -Infinity ? null : n.max, t);
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
				i._min = e == 3 ? pi(i.min) : e == 4 ? gi(i.min, i.asinh) : e == 100 ? i.fwd(i.min) : i.min, i._max = e == 3 ? pi(i.max) : e == 4 ? gi(i.max, i.asinh) : e == 100 ? i.fwd(i.max) : i.max, n[t] = a = !0;
			}
		}
		if (a) {
			v.forEach((e, t) => {
				i == 2 ? t > 0 && n.y && (e._paths = null) : n[e.scale] && (e._paths = null);
			});
			for (let e in n) Ne = !0, Hr("setScale", e);
			se && M.left >= 0 && (Pe = Ie = !0);
		}
		for (let e in A) A[e] = null;
	}
	function Et(e) {
		let t = yi(ot - 1, 0, at - 1), n = yi(st + 1, 0, at - 1);
		for (; e[t] == null && t > 0;) t--;
		for (; e[n] == null && n < at - 1;) n++;
		return [t, n];
	}
	function Dt() {
		if (at > 0) {
			let e = v.some((e) => e._focus) && St != We.alpha;
			e && (d.globalAlpha = St = We.alpha), v.forEach((e, n) => {
				if (n > 0 && e.show && (Ot(n, !1), Ot(n, !0), e._paths == null)) {
					let a = St;
					St != e.alpha && (d.globalAlpha = St = e.alpha);
					let o = i == 2 ? [0, t[n][0].length - 1] : Et(t[n]);
					e._paths = e.paths(r, n, o[0], o[1]), St != a && (d.globalAlpha = St = a);
				}
			}), v.forEach((e, t) => {
				if (t > 0 && e.show) {
					let n = St;
					St != e.alpha && (d.globalAlpha = St = e.alpha), e._paths != null && kt(t, !1);
					{
						let n = e._paths == null ? null : e._paths.gaps, i = e.points.show(r, t, ot, st, n), a = e.points.filter(r, t, i, n);
						(i || a) && (e.points._paths = e.points.paths(r, t, ot, st, a), kt(t, !0));
					}
					St != n && (d.globalAlpha = St = n), Hr("drawSeries", t);
				}
			}), e && (d.globalAlpha = St = 1);
		}
	}
	function Ot(e, t) {
		let n = t ? v[e].points : v[e];
		n._stroke = n.stroke(r, e), n._fill = n.fill(r, e);
	}
	function kt(e, t) {
		let n = t ? v[e].points : v[e], { stroke: r, fill: i, clip: a, flags: o, _stroke: s = n._stroke, _fill: c = n._fill, _width: l = n.width } = n._paths;
		l = Q(l * J, 3);
		let u = null, f = l % 2 / 2;
		t && c == null && (c = l > 0 ? "#fff" : s);
		let p = n.pxAlign == 1 && f > 0;
		if (p && d.translate(f, f), !t) {
			let e = De - l / 2, t = Oe - l / 2, n = ke + l, r = Ae + l;
			u = new Path2D(), u.rect(e, t, n, r);
		}
		t ? jt(s, l, n.dash, n.cap, c, r, i, o, a) : At(e, s, l, n.dash, n.cap, c, r, i, o, u, a), p && d.translate(-f, -f);
	}
	function At(e, n, i, a, o, s, c, l, u, d, f) {
		let p = !1;
		u != 0 && x.forEach((m, h) => {
			if (m.series[0] == e) {
				let e = v[m.series[1]], g = t[m.series[1]], _ = (e._paths || Fi).band;
				Ri(_) && (_ = m.dir == 1 ? _[0] : _[1]);
				let y, b = null;
				e.show && _ && $r(g, ot, st) ? (b = m.fill(r, h) || s, y = e._paths.clip) : _ = null, jt(n, i, a, o, b, c, l, u, d, f, y, _), p = !0;
			}
		}), p || jt(n, i, a, o, s, c, l, u, d, f);
	}
	function jt(e, t, n, r, i, a, o, s, c, l, u, f) {
		H(e, t, n, r, i), (c || l || f) && (d.save(), c && d.clip(c), l && d.clip(l)), f ? (s & 3) == 3 ? (d.clip(f), u && d.clip(u), Nt(i, o), Mt(e, a, t)) : s & zo ? (Nt(i, o), d.clip(f), Mt(e, a, t)) : s & Ro && (d.save(), d.clip(f), u && d.clip(u), Nt(i, o), d.restore(), Mt(e, a, t)) : (Nt(i, o), Mt(e, a, t)), (c || l || f) && d.restore();
	}
	function Mt(e, t, n) {
		n > 0 && (t instanceof Map ? t.forEach((e, t) => {
			d.strokeStyle = pt = t, d.stroke(e);
		}) : t != null && e && d.stroke(t));
	}
	function Nt(e, t) {
		t instanceof Map ? t.forEach((e, t) => {
			d.fillStyle = mt = t, d.fill(e);
		}) : t != null && e && d.fill(t);
	}
	function Pt(e, t, n, i) {
		let a = y[e], o;
		if (i <= 0) o = [0, 0];
		else {
			let s = a._space = a.space(r, e, t, n, i);
			o = As(t, n, a._incrs = a.incrs(r, e, t, n, i, s), i, s);
		}
		return a._found = o;
	}
	function Ft(e, t, n, r, i, a, o, s, c, l) {
		let u = o % 2 / 2;
		h == 1 && d.translate(u, u), H(s, o, c, l, s), d.beginPath();
		let f, p, m, g, _ = i + (r == 0 || r == 3 ? -a : a);
		n == 0 ? (p = i, g = _) : (f = i, m = _);
		for (let r = 0; r < e.length; r++) t[r] != null && (n == 0 ? f = m = e[r] : p = g = e[r], d.moveTo(f, p), d.lineTo(m, g));
		d.stroke(), h == 1 && d.translate(-u, -u);
	}
	function It(e) {
		let t = !0;
		return y.forEach((n, i) => {
			if (!n.show) return;
			let a = b[n.scale];
			if (a.min == null) {
				n._show && (t = !1, n._show = !1, zt(!1));
				return;
			}
			n._show || (t = !1, n._show = !0, zt(!1));
			let o = n.side, s = o % 2, { min: c, max: l } = a, [u, d] = Pt(i, c, l, s == 0 ? z : B);
			if (d == 0) return;
			let f = a.distr == 2, p = n._splits = n.splits(r, i, c, l, u, d, f), m = a.distr == 2 ? p.map((e) => lt[e]) : p, h = a.distr == 2 ? lt[p[1]] - lt[p[0]] : u, g = n._values = n.values(r, n.filter(r, m, i, d, h), i, d, h);
			n._rotate = o == 2 ? n.rotate(r, g, i, d) : 0;
			let _ = n._size;
			n._size = ci(n.size(r, g, i, e)), _ != null && n._size != _ && (t = !1);
		}), t;
	}
	function Lt(e) {
		let t = !0;
		return rt.forEach((n, i) => {
			let a = n(r, i, et, e);
			a != it[i] && (t = !1), it[i] = a;
		}), t;
	}
	function Rt() {
		for (let e = 0; e < y.length; e++) {
			let t = y[e];
			if (!t.show || !t._show) continue;
			let n = t.side, i = n % 2, a, o, c = t.stroke(r, e), l = n == 0 || n == 3 ? -1 : 1, [u, f] = t._found;
			if (t.label != null) {
				let s = t.labelGap * l, p = si((t._lpos + s) * J);
				Ct(t.labelFont[0], c, "center", n == 2 ? nr : rr), d.save(), i == 1 ? (a = o = 0, d.translate(p, si(Oe + Ae / 2)), d.rotate((n == 3 ? -ii : ii) / 2)) : (a = si(De + ke / 2), o = p);
				let m = bi(t.label) ? t.label(r, e, u, f) : t.label;
				d.fillText(m, a, o), d.restore();
			}
			if (f == 0) continue;
			let p = b[t.scale], m = i == 0 ? ke : Ae, h = i == 0 ? De : Oe, _ = t._splits, v = p.distr == 2 ? _.map((e) => lt[e]) : _, x = p.distr == 2 ? lt[_[1]] - lt[_[0]] : u, S = t.ticks, C = t.border, w = S.show ? S.size : 0, T = si(w * J), E = si((t.alignTo == 2 ? t._size - w - t.gap : t.gap) * J), D = t._rotate * -ii / 180, O = g(t._pos * J), k = O + (T + E) * l;
			o = i == 0 ? k : 0, a = i == 1 ? k : 0;
			let ee = t.font[0];
			Ct(ee, c, t.align == 1 ? ir : t.align == 2 ? ar : D > 0 ? ir : D < 0 ? ar : i == 0 ? "center" : n == 3 ? ar : ir, D || i == 1 ? "middle" : n == 2 ? nr : rr);
			let A = t.font[1] * t.lineGap, te = _.map((e) => g(s(e, p, m, h))), ne = t._values;
			for (let e = 0; e < ne.length; e++) {
				let t = ne[e];
				if (t != null) {
					i == 0 ? a = te[e] : o = te[e], t = "" + t;
					let n = t.indexOf("\n") == -1 ? [t] : t.split(/\n/gm);
					for (let e = 0; e < n.length; e++) {
						let t = n[e];
						D ? (d.save(), d.translate(a, o + e * A), d.rotate(D), d.fillText(t, 0, 0), d.restore()) : d.fillText(t, a, o + e * A);
					}
				}
			}
			S.show && Ft(te, S.filter(r, v, e, f, x), i, n, O, T, Q(S.width * J, 3), S.stroke(r, e), S.dash, S.cap);
			let re = t.grid;
			re.show && Ft(te, re.filter(r, v, e, f, x), i, i == 0 ? 2 : 1, i == 0 ? Oe : De, i == 0 ? Ae : ke, Q(re.width * J, 3), re.stroke(r, e), re.dash, re.cap), C.show && Ft([O], [1], +(i == 0), i == 0 ? 1 : 2, i == 1 ? Oe : De, i == 1 ? Ae : ke, Q(C.width * J, 3), C.stroke(r, e), C.dash, C.cap);
		}
		Hr("drawAxes");
	}
	function zt(e) {
		v.forEach((t, n) => {
			n > 0 && (t._paths = null, e && (i == 1 ? (t.min = null, t.max = null) : t.facets.forEach((e) => {
				e.min = null, e.max = null;
			})));
		});
	}
	let Bt = !1, Vt = !1, Ht = [];
	function Ut() {
		Vt = !1;
		for (let e = 0; e < Ht.length; e++) Hr(...Ht[e]);
		Ht.length = 0;
	}
	function Wt() {
		Bt ||= ($i(Kt), !0);
	}
	function Gt(e, t = !1) {
		Bt = !0, Vt = t, e(r), Kt(), t && Ht.length > 0 && queueMicrotask(Ut);
	}
	r.batch = Gt;
	function Kt() {
		if (je &&= (Tt(), !1), Ne &&= (ze(), !1), Me) {
			if (Y(p, ir, xe), Y(p, nr, Se), Y(p, er, z), Y(p, tr, B), Y(m, ir, xe), Y(m, nr, Se), Y(m, er, z), Y(m, tr, B), Y(f, er, ye), Y(f, tr, be), u.width = si(ye * J), u.height = si(be * J), y.forEach(({ _el: e, _show: t, _size: n, _pos: r, side: i }) => {
				if (e != null) {
					if (t) {
						let t = i === 3 || i === 0 ? n : 0, a = i % 2 == 1;
						Y(e, a ? "left" : "top", r - t), Y(e, a ? "width" : "height", n), Y(e, a ? "top" : "left", a ? Se : xe), Y(e, a ? "height" : "width", a ? B : z), Er(e, Hn);
					} else Tr(e, Hn);
				}
			}), pt = mt = ht = _t = vt = yt = bt = xt = gt = null, St = 1, Nn(!0), xe != Ce || Se != we || z != Te || B != Ee) {
				zt(!1);
				let e = z / Te, t = B / Ee;
				if (se && !Pe && M.left >= 0) {
					M.left *= e, M.top *= t, Xt && Ar(Xt, si(M.left), 0, z, B), Zt && Ar(Zt, 0, si(M.top), z, B);
					for (let n = 0; n < qe.length; n++) {
						let r = qe[n];
						r != null && (Je[n] *= e, Ye[n] *= t, Ar(r, ci(Je[n]), ci(Ye[n]), z, B));
					}
				}
				if (K.show && !Fe && K.left >= 0 && K.width > 0) {
					K.left *= e, K.width *= e, K.top *= t, K.height *= t;
					for (let e in hr) Y(ln, e, K[e]);
				}
				Ce = xe, we = Se, Te = z, Ee = B;
			}
			Hr("setSize"), Me = !1;
		}
		ye > 0 && be > 0 && (d.clearRect(0, 0, u.width, u.height), Hr("drawClear"), w.forEach((e) => e()), Hr("draw")), K.show && Fe && (un(K), Fe = !1), se && Pe && (jn(null, !0, !1), Pe = !1), j.show && j.live && Ie && (kn(), Ie = !1), c || (c = !0, r.status = 1, Hr("ready")), ut = !1, Bt = !1;
	}
	r.redraw = (e, t) => {
		Ne = t || !1, e === !1 ? Wt() : fn(S, D.min, D.max);
	};
	function qt(e, n) {
		let i = b[e];
		if (i.from == null) {
			if (at == 0) {
				let t = i.range(r, n.min, n.max, e);
				n.min = t[0], n.max = t[1];
			}
			if (n.min > n.max) {
				let e = n.min;
				n.min = n.max, n.max = e;
			}
			if (at > 1 && n.min != null && n.max != null && n.max - n.min < 1e-16) return;
			e == S && i.distr == 2 && at > 0 && (n.min = zr(n.min, t[0]), n.max = zr(n.max, t[0]), n.min == n.max && n.max++), A[e] = n, je = !0, Wt();
		}
	}
	r.setScale = qt;
	let Jt, Yt, Xt, Zt, Qt, $t, en, tn, nn, rn, W, G, an = !1, on = M.drag, sn = on.x, cn = on.y;
	se && (M.x && (Jt = Or(Wn, m)), M.y && (Yt = Or(Gn, m)), D.ori == 0 ? (Xt = Jt, Zt = Yt) : (Xt = Yt, Zt = Jt), W = M.left, G = M.top);
	let K = r.select = qi({
		show: !0,
		over: !0,
		left: 0,
		width: 0,
		top: 0,
		height: 0
	}, e.select), ln = K.show ? Or(Un, K.over ? m : p) : null;
	function un(e, t) {
		if (K.show) {
			for (let t in e) K[t] = e[t], t in hr && Y(ln, t, e[t]);
			t !== !1 && Hr("setSelect");
		}
	}
	r.setSelect = un;
	function dn(e) {
		if (v[e].show) N && Er(le[e], Hn);
		else if (N && Tr(le[e], Hn), se) {
			let t = Ke ? qe[0] : qe[e];
			t != null && Ar(t, -10, -10, z, B);
		}
	}
	function fn(e, t, n) {
		qt(e, {
			min: t,
			max: n
		});
	}
	function q(e, t, n, a) {
		t.focus != null && xn(e), t.show != null && v.forEach((n, r) => {
			r > 0 && (e == r || e == null) && (n.show = t.show, dn(r), i == 2 ? (fn(n.facets[0].scale, null, null), fn(n.facets[1].scale, null, null)) : fn(n.scale, null, null), Wt());
		}), n !== !1 && Hr("setSeries", e, t), a && ei("setSeries", r, e, t);
	}
	r.setSeries = q;
	function pn(e, t) {
		qi(x[e], t);
	}
	function mn(e, t) {
		e.fill = Z(e.fill || null), e.dir = X(e.dir, -1), t ??= x.length, x.splice(t, 0, e);
	}
	function hn(e) {
		e == null ? x.length = 0 : x.splice(e, 1);
	}
	r.addBand = mn, r.setBand = pn, r.delBand = hn;
	function gn(e, t) {
		v[e].alpha = t, se && qe[e] != null && (qe[e].style.opacity = t), N && le[e] && (le[e].style.opacity = t);
	}
	let _n, vn, yn, bn = { focus: !0 };
	function xn(e) {
		if (e != yn) {
			let t = e == null, n = We.alpha != 1;
			v.forEach((r, a) => {
				if (i == 1 || a > 0) {
					let i = t || a == 0 || a == e;
					r._focus = t ? null : i, n && gn(a, i ? 1 : We.alpha);
				}
			}), yn = e, n && Wt();
		}
	}
	N && Ge && _e(fr, F, (e) => {
		M._lock || (He(e), yn != null && q(null, bn, !0, Wr.setSeries));
	});
	function Sn(e, t, n) {
		let r = b[t];
		n && (e = e / J - (r.ori == 1 ? Se : xe));
		let i = z;
		r.ori == 1 && (i = B, e = i - e), r.dir == -1 && (e = i - e);
		let a = r._min, o = r._max, s = e / i, c = a + (o - a) * s, l = r.distr;
		return l == 3 ? di(10, c) : l == 4 ? hi(c, r.asinh) : l == 100 ? r.bwd(c) : c;
	}
	function Cn(e, n) {
		return zr(Sn(e, S, n), t[0], ot, st);
	}
	r.valToIdx = (e) => zr(e, t[0]), r.posToIdx = Cn, r.posToVal = Sn, r.valToPos = (e, t, n) => b[t].ori == 0 ? a(e, b[t], n ? ke : z, n ? De : 0) : o(e, b[t], n ? Ae : B, n ? Oe : 0), r.setCursor = (e, t, n) => {
		W = e.left, G = e.top, jn(null, t, n);
	};
	function wn(e, t) {
		Y(ln, ir, K.left = e), Y(ln, er, K.width = t);
	}
	function Tn(e, t) {
		Y(ln, nr, K.top = e), Y(ln, tr, K.height = t);
	}
	let En = D.ori == 0 ? wn : Tn, Dn = D.ori == 1 ? wn : Tn;
	function On() {
		if (N && j.live) for (let e = +(i == 2); e < v.length; e++) {
			if (e == 0 && ue) continue;
			let t = j.values[e], n = 0;
			for (let r in t) L[e][n++].firstChild.nodeValue = t[r];
		}
	}
	function kn(e, t) {
		if (e != null && (e.idxs ? e.idxs.forEach((e, t) => {
			oe[t] = e;
		}) : Bi(e.idx) || oe.fill(e.idx), j.idx = oe[0]), N && j.live) {
			for (let e = 0; e < v.length; e++) (e > 0 || i == 1 && !ue) && An(e, oe[e]);
			On();
		}
		Ie = !1, t !== !1 && Hr("setLegend");
	}
	r.setLegend = kn;
	function An(e, n) {
		let i = v[e], a = e == 0 && O == 2 ? lt : t[e], o;
		ue ? o = i.values(r, e, n) ?? de : (o = i.value(r, n == null ? null : a[n], e, n), o = o == null ? de : { _: o }), j.values[e] = o;
	}
	function jn(e, n, a) {
		nn = W, rn = G, [W, G] = M.move(r, W, G), M.left = W, M.top = G, se && (Xt && Ar(Xt, si(W), 0, z, B), Zt && Ar(Zt, 0, si(G), z, B));
		let o, s = ot > st;
		_n = _i, vn = null;
		let c = D.ori == 0 ? z : B, l = D.ori == 1 ? z : B;
		if (W < 0 || at == 0 || s) {
			o = M.idx = null;
			for (let e = 0; e < v.length; e++) {
				let t = qe[e];
				t != null && Ar(t, -10, -10, z, B);
			}
			Ge && q(null, bn, !0, e == null && Wr.setSeries), j.live && (oe.fill(o), Ie = !0);
		} else {
			let e, n, a;
			i == 1 && (e = D.ori == 0 ? W : G, n = Sn(e, S), o = M.idx = zr(n, t[0], ot, st), a = k(t[0][o], D, c, 0));
			let s = -10, u = -10, d = 0, f = 0, p = !0, m = "", h = "";
			for (let e = +(i == 2); e < v.length; e++) {
				let g = v[e], _ = oe[e], y = _ == null ? null : i == 1 ? t[e][_] : t[e][1][_], x = M.dataIdx(r, e, o, n), S = x == null ? null : i == 1 ? t[e][x] : t[e][1][x];
				if (Ie = Ie || S != y || x != _, oe[e] = x, e > 0 && g.show) {
					let n = x == null ? -10 : x == o ? a : k(i == 1 ? t[0][x] : t[e][0][x], D, c, 0), _ = S == null ? -10 : ee(S, i == 1 ? b[g.scale] : b[g.facets[1].scale], l, 0);
					if (Ge && S != null) {
						let t = D.ori == 1 ? W : G, n = ai(We.dist(r, e, x, _, t));
						if (n < _n) {
							let r = We.bias;
							if (r != 0) {
								let i = Sn(t, g.scale), a = S >= 0 ? 1 : -1, o = i >= 0 ? 1 : -1;
								o == a && (o == 1 ? r == 1 ? S >= i : S <= i : r == 1 ? S <= i : S >= i) && (_n = n, vn = e);
							} else _n = n, vn = e;
						}
					}
					if (Ie || Ke) {
						let t, i;
						D.ori == 0 ? (t = n, i = _) : (t = _, i = n);
						let a, o, c, l, g, v, y = !0, b = Ue.bbox;
						if (b != null) {
							y = !1;
							let t = b(r, e);
							c = t.left, l = t.top, a = t.width, o = t.height;
						} else c = t, l = i, a = o = Ue.size(r, e);
						if (v = Ue.fill(r, e), g = Ue.stroke(r, e), Ke) e == vn && _n <= We.prox && (s = c, u = l, d = a, f = o, p = y, m = v, h = g);
						else {
							let t = qe[e];
							t != null && (Je[e] = c, Ye[e] = l, Pr(t, a, o, y), Mr(t, v, g), Ar(t, ci(c), ci(l), z, B));
						}
					}
				}
			}
			if (Ke) {
				let e = We.prox;
				if (Ie || (yn == null ? _n <= e : _n > e || vn != yn)) {
					let e = qe[0];
					e != null && (Je[0] = s, Ye[0] = u, Pr(e, d, f, p), Mr(e, m, h), Ar(e, ci(s), ci(u), z, B));
				}
			}
		}
		if (K.show && an) {
			if (e != null) {
				let [t, n] = Wr.scales, [r, i] = Wr.match, [a, o] = e.cursor.sync.scales, s = e.cursor.drag;
				if (sn = s._x, cn = s._y, sn || cn) {
					let { left: s, top: u, width: d, height: f } = e.select, p = e.scales[a].ori, m = e.posToVal, h, g, _, v, y, x = t != null && r(t, a), S = n != null && i(n, o);
					x && sn ? (p == 0 ? (h = s, g = d) : (h = u, g = f), _ = b[t], v = k(m(h, a), _, c, 0), y = k(m(h + g, a), _, c, 0), En(li(v, y), ai(y - v))) : En(0, c), S && cn ? (p == 1 ? (h = s, g = d) : (h = u, g = f), _ = b[n], v = ee(m(h, o), _, l, 0), y = ee(m(h + g, o), _, l, 0), Dn(li(v, y), ai(y - v))) : Dn(0, l);
				} else gr();
			} else {
				let e = ai(nn - Qt), t = ai(rn - $t);
				if (D.ori == 1) {
					let n = e;
					e = t, t = n;
				}
				sn = on.x && e >= on.dist, cn = on.y && t >= on.dist;
				let n = on.uni;
				n == null ? on.x && on.y && (sn || cn) && (sn = cn = !0) : sn && cn && (sn = e >= n, cn = t >= n, !sn && !cn && (t > e ? cn = !0 : sn = !0));
				let r, i;
				sn && (D.ori == 0 ? (r = en, i = W) : (r = tn, i = G), En(li(r, i), ai(i - r)), cn || Dn(0, l)), cn && (D.ori == 1 ? (r = en, i = W) : (r = tn, i = G), Dn(li(r, i), ai(i - r)), sn || En(0, c)), !sn && !cn && (En(0, 0), Dn(0, 0));
			}
		}
		if (on._x = sn, on._y = cn, e == null) {
			if (a) {
				if (Xr != null) {
					let [e, t] = Wr.scales;
					Wr.values[0] = e == null ? null : Sn(D.ori == 0 ? W : G, e), Wr.values[1] = t == null ? null : Sn(D.ori == 1 ? W : G, t);
				}
				ei(cr, r, W, G, z, B, o);
			}
			if (Ge) {
				let e = a && Wr.setSeries, t = We.prox;
				yn == null ? _n <= t && q(vn, bn, !0, e) : _n > t ? q(null, bn, !0, e) : vn != yn && q(vn, bn, !0, e);
			}
		}
		Ie && (j.idx = o, kn()), n !== !1 && Hr("setCursor");
	}
	let Mn = null;
	Object.defineProperty(r, "rect", { get() {
		return Mn ?? Nn(!1), Mn;
	} });
	function Nn(e = !1) {
		e ? Mn = null : (Mn = m.getBoundingClientRect(), Hr("syncRect", Mn));
	}
	function or(e, t, n, r, i, a, o) {
		M._lock || an && e != null && e.movementX == 0 && e.movementY == 0 || (mr(e, t, n, r, i, a, o, !1, e != null), e == null ? jn(t, !0, !1) : jn(null, !0, !0));
	}
	function mr(e, t, n, i, a, o, c, l, u) {
		if (Mn ?? Nn(!1), He(e), e != null) n = e.clientX - Mn.left, i = e.clientY - Mn.top;
		else {
			if (n < 0 || i < 0) {
				W = -10, G = -10;
				return;
			}
			let [e, r] = Wr.scales, c = t.cursor.sync, [l, u] = c.values, [d, f] = c.scales, [p, m] = Wr.match, h = t.axes[0].side % 2 == 1, g = D.ori == 0 ? z : B, _ = D.ori == 1 ? z : B, v = h ? o : a, y = h ? a : o, x = h ? i : n, S = h ? n : i;
			if (n = d == null ? x / v * g : p(e, d) ? s(l, b[e], g, 0) : -10, i = f == null ? S / y * _ : m(r, f) ? s(u, b[r], _, 0) : -10, D.ori == 1) {
				let e = n;
				n = i, i = e;
			}
		}
		u && (t == null || t.cursor.event.type == cr) && ((n <= 1 || n >= z - 1) && (n = ki(n, z)), (i <= 1 || i >= B - 1) && (i = ki(i, B))), l ? (Qt = n, $t = i, [en, tn] = M.move(r, n, i)) : (W = n, G = i);
	}
	let hr = {
		width: 0,
		height: 0,
		left: 0,
		top: 0
	};
	function gr() {
		un(hr, !1);
	}
	let yr, Sr, Cr, wr;
	function kr(e, t, n, i, a, o, s) {
		an = !0, sn = cn = on._x = on._y = !1, mr(e, t, n, i, a, o, s, !0, !1), e != null && (_e(ur, br, jr, !1), ei(lr, r, en, tn, z, B, null));
		let { left: c, top: l, width: u, height: d } = K;
		yr = c, Sr = l, Cr = u, wr = d;
	}
	function jr(e, t, n, i, a, o, s) {
		an = on._x = on._y = !1, mr(e, t, n, i, a, o, s, !1, !0);
		let { left: c, top: l, width: u, height: d } = K, f = u > 0 || d > 0, p = yr != c || Sr != l || Cr != u || wr != d;
		if (f && p && un(K), on.setScale && f && p) {
			let e = c, t = u, n = l, r = d;
			if (D.ori == 1 && (e = l, t = d, n = c, r = u), sn && fn(S, Sn(e, S), Sn(e + t, S)), cn) for (let e in b) {
				let t = b[e];
				e != S && t.from == null && t.min != _i && fn(e, Sn(n + r, e), Sn(n, e));
			}
			gr();
		} else M.lock && (M._lock = !M._lock, jn(t, !0, e != null));
		e != null && (ve(ur, br), ei(ur, r, W, G, z, B, null));
	}
	function Nr(e, t, n, r, i, a, o) {
		if (M._lock) return;
		He(e);
		let s = an;
		if (an) {
			let e = !0, t = !0, n, r;
			D.ori == 0 ? (n = sn, r = cn) : (n = cn, r = sn), n && r && (e = W <= 10 || W >= z - 10, t = G <= 10 || G >= B - 10), n && e && (W = W < en ? 0 : z), r && t && (G = G < tn ? 0 : B), jn(null, !0, !0), an = !1;
		}
		W = -10, G = -10, oe.fill(null), jn(null, !0, !0), s && (an = s);
	}
	function Fr(e, t, n, i, a, o, s) {
		M._lock || (He(e), ft(), gr(), e != null && ei(pr, r, W, G, z, B, null));
	}
	function Ir() {
		y.forEach(Ms), Le(r.width, r.height, !0);
	}
	Lr(_r, xr, Ir);
	let Br = {};
	Br.mousedown = kr, Br.mousemove = or, Br.mouseup = jr, Br.dblclick = Fr, Br.setSeries = (e, t, n, i) => {
		let a = Wr.match[2];
		n = a(r, t, n), n != -1 && q(n, i, !0, !1);
	}, se && (_e(lr, m, kr), _e(cr, m, or), _e(dr, m, (e) => {
		He(e), Nn(!1);
	}), _e(fr, m, Nr), _e(pr, m, Fr), gs.add(r), r.syncRect = Nn);
	let Vr = r.hooks = e.hooks || {};
	function Hr(e, t, n) {
		Vt ? Ht.push([
			e,
			t,
			n
		]) : e in Vr && Vr[e].forEach((e) => {
			e.call(null, r, t, n);
		});
	}
	(e.plugins || []).forEach((e) => {
		for (let t in e.hooks) Vr[t] = (Vr[t] || []).concat(e.hooks[t]);
	});
	let Ur = (e, t, n) => n, Wr = qi({
		key: null,
		setSeries: !1,
		filters: {
			pub: Ti,
			sub: Ti
		},
		scales: [S, v[1] ? v[1].scale : null],
		match: [
			Ei,
			Ei,
			Ur
		],
		values: [null, null]
	}, M.sync);
	Wr.match.length == 2 && Wr.match.push(Ur), M.sync = Wr;
	let Xr = Wr.key, Zr = Lo(Xr);
	function ei(e, t, n, r, i, a, o) {
		Wr.filters.pub(e, t, n, r, i, a, o) && Zr.pub(e, t, n, r, i, a, o);
	}
	Zr.sub(r);
	function ti(e, t, n, r, i, a, o) {
		Wr.filters.sub(e, t, n, r, i, a, o) && Br[e](null, t, n, r, i, a, o);
	}
	r.pub = ti;
	function ni() {
		Zr.unsub(r), gs.delete(r), ge.clear(), Rr(_r, xr, Ir), l.remove(), F?.remove(), Hr("destroy");
	}
	r.destroy = ni;
	function ri() {
		Hr("init", e, t), dt(t || e.data, !1), A[S] ? qt(S, A[S]) : ft(), Fe = K.show && (K.width > 0 || K.height > 0), Pe = Ie = !0, Le(e.width, e.height);
	}
	return v.forEach(Ze), y.forEach(tt), n ? n instanceof HTMLElement ? (n.appendChild(l), ri()) : n(r, ri) : ri(), r;
}
Ns.assign = qi, Ns.fmtNum = ni, Ns.rangeNum = Qr, Ns.rangeLog = Kr, Ns.rangeAsinh = qr, Ns.orient = Bo, Ns.pxRatio = J, Ns.join = Qi, Ns.fmtDate = da, Ns.tzDate = pa, Ns.sync = Lo;
{
	Ns.addGap = Go, Ns.clipGaps = Wo;
	let e = Ns.paths = { points: as };
	e.linear = ls, e.stepped = us, e.bars = fs, e.spline = ms;
}
// src/colours.ts
var Ps = [
	"#0072b2",
	"#d55e00",
	"#009e73",
	"#a05195",
	"#b58900",
	"#2f8fc4",
	"#555555"
], Fs = [
	"#56b4e9",
	"#ff9f59",
	"#35c99a",
	"#dd9ac4",
	"#f0e442",
	"#8fd0ff",
	"#c0c0c0"
], Is = [
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
], Ls = window.matchMedia("(prefers-color-scheme: dark)"), Rs = Qe(Ls.matches);
Ls.addEventListener("change", (e) => {
	Rs.value = e.matches;
});
function zs(e) {
	return (Rs.value ? Fs : Ps)[e % Ps.length];
}
function Bs(e) {
	return Is[e % Is.length];
}
function Vs() {
	return Rs.value ? "#c9d1d9" : "#3b434b";
}
function Hs() {
	return Rs.value ? "#0f1419" : "#ffffff";
}
function Us() {
	return Rs.value ? "#2b323a" : "#e3e7eb";
}
// src/chart.tsx
var Ws = 26, Gs = [
	1,
	2,
	5,
	10,
	15,
	30,
	60,
	120,
	300,
	600,
	900,
	1800,
	3600,
	7200,
	14400,
	43200,
	86400
];
function Ks(e) {
	let t = Oe(null), n = Oe(null), r = Oe(e);
	r.current = e;
	let i = _t(!1), { lines: a, step: o } = e, s = Math.max(0, ...a.map((e) => e.values.length)), c = Ae(), l = Rs.value, u = s === 0, d = a.map((e) => e.label).join("\n"), f = e.strip ? a.length * Ws + 44 : 170, p = ke(() => Array.from({ length: s }, (e, t) => t * o), [s, o]), m = ke(() => $s(e), [a]);
	De(() => {
		let i = t.current;
		if (!i || u) return;
		let s = {
			stroke: Vs,
			grid: {
				stroke: Us(),
				width: 1
			},
			ticks: {
				stroke: Us(),
				width: 1
			},
			font: "11px system-ui, sans-serif"
		}, c = new Ns({
			width: i.clientWidth || 600,
			height: f,
			padding: [
				10,
				12,
				0,
				0
			],
			cursor: {
				drag: {
					x: !0,
					y: !1,
					setScale: !1
				},
				points: {
					size: 6,
					show: !e.strip
				},
				y: !1
			},
			legend: { show: !1 },
			scales: {
				x: {
					time: !1,
					range: (e, t, n) => U.value ?? [t, Math.max(n, t + o)]
				},
				y: { range: (t, n, i) => e.strip ? [0, a.length] : [0, Math.max(.001, i ?? 0, ...(r.current.marks ?? []).map((e) => e.value)) * 1.08] }
			},
			axes: [{
				...s,
				values: (e, t) => t.map(ue),
				size: 30,
				incrs: Gs
			}, {
				...s,
				values: (e, t) => t.map(ce),
				size: 52,
				...e.strip ? {
					values: () => [],
					grid: { show: !1 },
					ticks: { show: !1 }
				} : {}
			}],
			series: [{}, ...a.map((t, n) => ({
				label: t.label,
				stroke: zs(t.colour ?? n),
				width: Bs(t.colour ?? n).length > 0 ? 1.75 : 2.5,
				dash: Bs(t.colour ?? n),
				spanGaps: !0,
				paths: e.strip ? () => null : void 0,
				points: { show: !1 }
			}))],
			hooks: {
				setSelect: [(e) => {
					e.select.width < 3 || (U.value = [e.posToVal(e.select.left, "x"), e.posToVal(e.select.left + e.select.width, "x")], e.setSelect({
						left: 0,
						width: 0,
						top: 0,
						height: 0
					}, !1));
				}],
				draw: [(t) => {
					e.strip ? Zs(t, r.current) : Xs(t, r.current.marks ?? []);
				}]
			}
		}, qs(p, a), i);
		n.current = c, c.over.addEventListener("mousemove", (e) => {
			Tt.value = c.data[0][c.posToIdx(e.clientX - c.over.getBoundingClientRect().left)] ?? null;
		}), c.over.addEventListener("mouseleave", () => {
			Tt.value = null;
		}), c.over.addEventListener("click", () => {
			Tt.value !== null && r.current.onPick?.(Tt.value);
		}), c.over.addEventListener("dblclick", () => {
			U.value = null;
		});
		let l = new ResizeObserver(() => {
			i.clientWidth > 0 && i.clientWidth !== c.width && c.setSize({
				width: i.clientWidth,
				height: f
			});
		});
		return l.observe(i), () => {
			l.disconnect(), c.destroy(), n.current = null;
		};
	}, [
		u,
		l,
		d,
		o,
		f
	]);
	let h = U.value, g = Tt.value;
	De(() => {
		n.current?.batch((e) => {
			e.setData(qs(p, a));
		});
	}, [
		h,
		p,
		a
	]), De(() => {
		let e = n.current;
		e && !e.over.matches(":hover") && e.setCursor({
			left: g === null ? -10 : e.valToPos(g, "x"),
			top: g === null ? -10 : 1
		}, !1);
	}, [
		g,
		h,
		p,
		a,
		l
	]);
	let _ = (e) => {
		let t = Math.max(0, Math.min(s - 1, Math.round(e / o))) * o, n = U.value;
		if (n && (t < n[0] || t > n[1])) {
			let e = n[1] - n[0], r = t < n[0] ? t : t - e;
			U.value = [r, r + e];
		}
		Tt.value = t;
	}, v = (e) => {
		let t = (s - 1) * o, [n, r] = U.value ?? [0, t], i = Math.max(2 * o, (r - n) * e), a = Tt.value ?? (n + r) / 2, c = Math.max(0, Math.min(t - i, a - i / 2));
		U.value = i >= t ? null : [c, c + i];
	};
	return /* @__PURE__ */ H("section", {
		class: "chart",
		"aria-labelledby": c,
		children: [
			/* @__PURE__ */ H("header", { children: [/* @__PURE__ */ H("h3", {
				id: c,
				children: [
					e.title,
					" ",
					/* @__PURE__ */ H("span", {
						class: "unit",
						children: e.unit
					})
				]
			}), /* @__PURE__ */ H("button", {
				type: "button",
				class: "quiet",
				"aria-label": `${i.value ? "Chart" : "Table"}: ${e.title}`,
				onClick: () => {
					i.value = !i.value;
				},
				children: i.value ? "Chart" : "Table"
			})] }),
			u ? /* @__PURE__ */ H("p", {
				class: "hint",
				children: "Nothing yet."
			}) : /* @__PURE__ */ H("div", {
				ref: t,
				class: "plot",
				role: "slider",
				tabIndex: 0,
				hidden: i.value,
				onKeyDown: (t) => {
					if (t.ctrlKey || t.metaKey || t.altKey) return;
					let n = Tt.value ?? U.value?.[0] ?? 0, r = (t.shiftKey ? 10 : 1) * o, i = {
						ArrowRight: () => _(Tt.value === null ? n : n + r),
						ArrowLeft: () => _(n - r),
						Home: () => _(0),
						End: () => _(s * o),
						"+": () => v(.5),
						"=": () => v(.5),
						"-": () => v(2),
						0: () => {
							U.value = null;
						},
						Enter: () => {
							Tt.value !== null && e.onPick?.(Tt.value);
						}
					};
					i[t.key] && (t.preventDefault(), i[t.key]());
				},
				"aria-labelledby": c,
				"aria-describedby": `${c}-said axis-keys`,
				"aria-orientation": "horizontal",
				"aria-valuemin": 0,
				"aria-valuemax": (s - 1) * o,
				"aria-valuenow": g ?? 0,
				"aria-valuetext": g === null ? "no time chosen" : `${ue(g)}: ${a.map((e) => `${e.label} ${Js(e, g, o)}`).join(", ")}`
			}),
			/* @__PURE__ */ H("p", {
				id: `${c}-said`,
				hidden: !0,
				children: m
			}),
			!u && !i.value && /* @__PURE__ */ H("ul", {
				class: "lines",
				children: [a.map((t, n) => /* @__PURE__ */ H("li", { children: [
					/* @__PURE__ */ H(Ys, {
						n: t.colour ?? n,
						strip: e.strip
					}),
					" ",
					t.label,
					" ",
					/* @__PURE__ */ H("b", { children: g === null ? "" : Js(t, g, o) })
				] }, t.label)), /* @__PURE__ */ H("li", {
					class: "at",
					children: g === null ? "" : `at ${ue(g)}`
				})]
			}),
			i.value && /* @__PURE__ */ H(ec, {
				...e,
				points: s
			})
		]
	});
}
function qs(e, t) {
	return [e, ...t.map((e) => e.values)];
}
function Js(e, t, n) {
	let r = e.values[Math.round(t / n)];
	return r == null ? "–" : ce(r);
}
function Ys({ n: e, strip: t }) {
	return /* @__PURE__ */ H("svg", {
		class: "swatch",
		width: "26",
		height: "10",
		"aria-hidden": "true",
		children: t ? /* @__PURE__ */ H("rect", {
			x: "8",
			y: "0",
			width: "10",
			height: "10",
			fill: zs(e)
		}) : /* @__PURE__ */ H("line", {
			x1: "0",
			y1: "5",
			x2: "26",
			y2: "5",
			stroke: zs(e),
			"stroke-width": "2.5",
			"stroke-dasharray": Bs(e).join(" ")
		})
	});
}
function Xs(e, t) {
	let { left: n, top: r, width: i } = e.bbox, a = e.ctx, o = devicePixelRatio, s = /* @__PURE__ */ new Map();
	for (let n of t) {
		let t = Math.round(e.valToPos(n.value, "y", !0));
		n.value > 0 && s.set(t, [...s.get(t) ?? [], n.label]);
	}
	a.save(), a.strokeStyle = a.fillStyle = Vs(), a.lineWidth = o, a.font = `${11 * o}px system-ui, sans-serif`, a.textAlign = "right";
	let c = -1e9;
	for (let [e, t] of [...s].sort(([e], [t]) => e - t)) {
		a.setLineDash([5 * o, 4 * o]), a.beginPath(), a.moveTo(n, e), a.lineTo(n + i, e), a.stroke();
		let s = Math.max(e + 3 * o, c + 13 * o, r);
		c = s, a.textBaseline = "top", Qs(a, t.join(", "), n + i - 4 * o, s, i - 8 * o);
	}
	a.restore();
}
function Zs(e, { lines: t, step: n }) {
	let { left: r, top: i, width: a, height: o } = e.bbox, s = e.ctx, c = devicePixelRatio, l = o / t.length;
	s.save(), s.beginPath(), s.rect(r, i, a, o), s.clip(), s.font = `${11 * c}px system-ui, sans-serif`, s.textBaseline = "top", s.textAlign = "left", t.forEach((t, o) => {
		let u = i + (o + 1) * l, d = Math.max(1, ...t.values.map((e) => e ?? 0));
		s.fillStyle = Us(), s.fillRect(r, u - c, a, c), s.fillStyle = zs(t.colour ?? o), t.values.forEach((t, r) => {
			if (!t) return;
			let i = e.valToPos(r * n, "x", !0), a = Math.max(2 * c, (e.valToPos((r + 1) * n, "x", !0) - i) * .9), o = Math.max(3 * c, t / d * (l - 3 * c));
			s.fillRect(i, u - c - o, a, o);
		}), s.fillStyle = Vs(), Qs(s, `${t.label}, up to ${ce(d)}`, r + 4 * c, u - l + 3 * c, a - 8 * c);
	}), s.restore();
}
function Qs(e, t, n, r, i) {
	e.save(), e.setLineDash([]), e.lineJoin = "round", e.lineWidth = 4 * devicePixelRatio, e.strokeStyle = Hs(), e.strokeText(t, n, r, i), e.fillText(t, n, r, i), e.restore();
}
function $s({ title: e, unit: t, lines: n, marks: r }) {
	return `${e}, ${t}: ${[...n.map((e) => `${e.label} at most ${ce(e.values.reduce((e, t) => Math.max(e, t ?? 0), 0))}`), ...(r ?? []).filter((e) => e.value > 0).map((e) => e.label)].join(", ")}. The button Table shows the numbers.`;
}
function ec({ lines: e, step: t, points: n, title: r }) {
	let [i, a] = U.value ?? [0, n * t], o = Math.max(0, Math.floor(i / t)), s = Math.min(n, Math.ceil(a / t) + 1), c = Math.max(1, Math.ceil((s - o) / 120)), l = [];
	for (let e = o; e < s; e += c) l.push(e);
	return /* @__PURE__ */ H("div", {
		class: "scroll",
		tabIndex: 0,
		role: "group",
		"aria-label": `${r} as a table`,
		children: [/* @__PURE__ */ H("table", { children: [/* @__PURE__ */ H("thead", { children: /* @__PURE__ */ H("tr", { children: [/* @__PURE__ */ H("th", {
			scope: "col",
			children: "time"
		}), e.map((e) => /* @__PURE__ */ H("th", {
			scope: "col",
			children: e.label
		}, e.label))] }) }), /* @__PURE__ */ H("tbody", { children: l.map((n) => /* @__PURE__ */ H("tr", { children: [/* @__PURE__ */ H("th", {
			scope: "row",
			children: ue(n * t)
		}), e.map((e) => /* @__PURE__ */ H("td", { children: Js(e, n * t, t) }, e.label))] }, n)) })] }), c > 1 && /* @__PURE__ */ H("p", {
			class: "hint",
			children: [
				"One row in ",
				c,
				" is shown; zoom in for all."
			]
		})]
	});
}
// src/overview.tsx
function tc({ page: e }) {
	let t = e.summary;
	return /* @__PURE__ */ H(x, { children: [
		e.verdict_lines?.map((e, n) => /* @__PURE__ */ H("p", {
			class: n === 0 ? "headline" : t.generator.reasons.includes(e) ? "bad" : "",
			children: ic(e)
		}, n)),
		/* @__PURE__ */ H(nc, { page: e }),
		/* @__PURE__ */ H(ac, { s: t }),
		/* @__PURE__ */ H(lc, { page: e }),
		/* @__PURE__ */ H(dc, { s: t }),
		/* @__PURE__ */ H(pc, { s: t }),
		/* @__PURE__ */ H(mc, { s: t })
	] });
}
function nc({ page: e }) {
	let t = e.summary.causes;
	return t.length === 0 ? null : /* @__PURE__ */ H("section", {
		"aria-labelledby": "causes",
		children: [/* @__PURE__ */ H("h2", {
			id: "causes",
			children: ["Causes", e.live && " so far"]
		}), t.map((t, n) => /* @__PURE__ */ H(rc, {
			c: t,
			title: e.titles[t.cause] ?? t.cause.replaceAll("_", " "),
			drawn: e.ends.cause.includes(t.cause)
		}, n))]
	});
}
function rc({ c: e, title: t, drawn: n }) {
	let r = () => {
		Nt.value = e.cause, Pt.value = "", jt.value = "", kt.value = "sockets";
	}, i = e.loads.length > 0 ? e.loads : e.pools;
	return /* @__PURE__ */ H("article", {
		class: "cause",
		children: [
			/* @__PURE__ */ H("h3", { children: [
				t,
				" ",
				/* @__PURE__ */ H("span", {
					class: "unit",
					children: [
						e.count > 0 ? `${I(e.count)} in ${i.join(", ")}` : i.join(", "),
						", confidence ",
						de(e.confidence)
					]
				})
			] }),
			/* @__PURE__ */ H("p", { children: ic(e.sentence) }),
			/* @__PURE__ */ H("p", {
				class: "advice",
				children: e.advice
			}),
			/* @__PURE__ */ H("details", { children: [/* @__PURE__ */ H("summary", { children: "Evidence" }), /* @__PURE__ */ H("ul", { children: e.evidence.map((e, t) => /* @__PURE__ */ H("li", { children: e }, t)) })] }),
			n && /* @__PURE__ */ H("button", {
				type: "button",
				onClick: r,
				children: "Show these sockets"
			})
		]
	});
}
function ic(e) {
	let t = e.endsWith(".") ? e : `${e}.`;
	return t.charAt(0).toUpperCase() + t.slice(1);
}
function ac({ s: e }) {
	return e.thresholds.length === 0 ? null : /* @__PURE__ */ H("section", {
		"aria-labelledby": "thresholds",
		children: [/* @__PURE__ */ H("h2", {
			id: "thresholds",
			children: ["Thresholds", e.verdict === "running" && " so far"]
		}), /* @__PURE__ */ H("div", {
			class: "scroll",
			tabIndex: 0,
			role: "group",
			"aria-label": "Thresholds",
			children: /* @__PURE__ */ H("table", { children: [/* @__PURE__ */ H("thead", { children: /* @__PURE__ */ H("tr", { children: [
				/* @__PURE__ */ H("th", {
					scope: "col",
					children: "result"
				}),
				/* @__PURE__ */ H("th", {
					scope: "col",
					children: "threshold"
				}),
				/* @__PURE__ */ H("th", {
					scope: "col",
					children: "value"
				})
			] }) }), /* @__PURE__ */ H("tbody", { children: e.thresholds.map((e) => /* @__PURE__ */ H("tr", { children: [
				/* @__PURE__ */ H("td", {
					class: e.pass ? "good" : "bad",
					children: e.value === null ? "not measured" : e.pass ? "✓ met" : "✗ not met"
				}),
				/* @__PURE__ */ H("th", {
					scope: "row",
					children: [/* @__PURE__ */ H("code", { children: e.expr }), e.implied && /* @__PURE__ */ H("span", {
						class: "unit",
						children: " implied"
					})]
				}),
				/* @__PURE__ */ H("td", { children: e.value === null ? "–" : oc(e.expr, e.value) })
			] }, e.expr)) })] })
		})]
	});
}
function oc(e, t) {
	return /^(held|refused|lost|failed|throttled|late|not_started)\(/.test(e) ? de(t) : /_ms\(/.test(e) ? L(t) : ce(t);
}
var sc = 7, cc = 4;
function lc({ page: e }) {
	let t = e.pools ?? [], n = e.loads ?? [], r = (e, t, n) => n.length > 1 ? `${e}: ${t}` : t, i = (e, t) => t.length > e ? `, the first ${e} of ${t.length}` : "", a = t.slice(0, sc).map((e) => ({
		label: r(e.name, "open", t),
		values: e.open
	})), o = t.filter((e) => e.rtt_p99_ms.some((e) => e !== null)), s = t.reduce((e, t) => e + t.wanted, 0), c = (e) => (e[0] ?? []).map((t, n) => e.reduce((e, t) => e + (t[n] ?? 0), 0)), l = (e) => e.filter((e) => e.values.some((e) => (e ?? 0) > 0)), u = l([...Object.entries(e.closes).map(([t, n]) => ({
		label: e.titles[t] ?? t,
		values: n
	})), {
		label: "refused",
		values: c(t.map((e) => e.refused))
	}]), d = [...u, ...l([{
		label: "throttled (429)",
		values: c(n.map((e) => e.throttled))
	}, {
		label: "failed",
		values: c(n.map((e) => e.failed))
	}])], f = Object.entries(e.platform).map(([e, t]) => ({
		label: e,
		values: t
	})), p = e.summary.platform?.max_concurrent ?? 0, m = e.summary.interactions.max_concurrent, h = {
		value: p,
		label: `the platform's maximum ${I(p)}`
	}, g = (t) => {
		let n = (n) => (n.values[Math.round(t / e.step_s)] ?? 0) > 0, r = u.some(n);
		d.some(n) && (U.value = [t, t + e.step_s], Nt.value = Pt.value = "", jt.value = At.value = "", r || (Lt.value = It), kt.value = r ? "sockets" : "interactions");
	}, _ = e.generator;
	return /* @__PURE__ */ H("section", {
		"aria-labelledby": "axis",
		children: [
			/* @__PURE__ */ H("h2", {
				id: "axis",
				children: "The run in time"
			}),
			/* @__PURE__ */ H("p", {
				class: "hint",
				id: "axis-keys",
				children: [
					"Drag to zoom, double-click for all of it; the charts share one cursor. On a focused chart ",
					/* @__PURE__ */ H("kbd", { children: "←" }),
					" ",
					/* @__PURE__ */ H("kbd", { children: "→" }),
					" move the cursor (with ",
					/* @__PURE__ */ H("kbd", { children: "Shift" }),
					" ten points), ",
					/* @__PURE__ */ H("kbd", { children: "+" }),
					" ",
					/* @__PURE__ */ H("kbd", { children: "−" }),
					" zoom, ",
					/* @__PURE__ */ H("kbd", { children: "0" }),
					" shows all of it.",
					e.step_s > 1 && ` One point is ${e.step_s} s.`,
					U.value && /* @__PURE__ */ H("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							U.value = null;
						},
						children: "Show all"
					})
				]
			}),
			a.length > 0 && /* @__PURE__ */ H(Ks, {
				title: "Open sockets",
				unit: `of ${I(s)} wanted${i(sc, t)}`,
				step: e.step_s,
				lines: a,
				marks: t.slice(0, sc).map((e) => ({
					value: e.wanted,
					label: `${r(e.name, "wanted", t)} ${I(e.wanted)}`
				}))
			}),
			d.length > 0 && /* @__PURE__ */ H(Ks, {
				title: t.length > 0 ? "Closes by cause" : "Throttled and failed",
				unit: `${t.length > 0 ? "refusals and failures, " : ""}in ${e.step_s} s; click one or press Enter to see them`,
				step: e.step_s,
				lines: d,
				strip: !0,
				onPick: g
			}),
			n.length > 0 && /* @__PURE__ */ H(Ks, {
				title: "Interactions in flight",
				unit: "most at once",
				step: e.step_s,
				lines: [{
					label: "in flight",
					values: e.in_flight ?? []
				}],
				marks: [{
					value: m,
					label: `maximum concurrent interactions ${I(m)}`
				}, h]
			}),
			f.length > 0 && /* @__PURE__ */ H(Ks, {
				title: "The platform's own view",
				unit: `as it counts${i(sc, f)}`,
				step: e.step_s,
				lines: f.slice(0, sc),
				marks: [h]
			}),
			n.slice(0, cc).map((t) => /* @__PURE__ */ H(uc, {
				l: t,
				whose: n.length > 1 ? `: ${t.name}` : "",
				step: e.step_s
			}, t.name)),
			n.length > cc && /* @__PURE__ */ H("p", {
				class: "hint",
				children: [
					"The charts show the first ",
					cc,
					" of ",
					n.length,
					" loads; the table below has all of them."
				]
			}),
			o.length > 0 && /* @__PURE__ */ H(Ks, {
				title: "Ping round trips",
				unit: `ms at p99, ± 12 %${i(sc, o)}`,
				step: e.step_s,
				lines: o.slice(0, sc).map((e) => ({
					label: r(e.name, "ping", t),
					values: e.rtt_p99_ms
				}))
			}),
			/* @__PURE__ */ H(Ks, {
				title: "The generator was late",
				unit: "ms at p99",
				step: e.step_s,
				lines: [{
					label: "late",
					values: _.lateness_p99_ms ?? []
				}]
			}),
			/* @__PURE__ */ H(Ks, {
				title: "The generator's processors",
				unit: "how many",
				step: e.step_s,
				lines: [{
					label: "used",
					values: _.cpu ?? []
				}, {
					label: "waited for",
					values: _.waited ?? []
				}]
			})
		]
	});
}
function uc({ l: e, whose: t, step: n }) {
	let r = (e) => e.map((e) => e / n), i = ke(() => [
		{
			label: "planned",
			values: r(e.planned)
		},
		{
			label: "started",
			values: r(e.started)
		},
		{
			label: "good",
			values: r(e.good)
		},
		{
			label: "throttled (429)",
			values: r(e.throttled)
		},
		{
			label: "failed",
			values: r(e.failed)
		}
	].map((e, t) => ({
		...e,
		colour: t
	})).filter((e, t) => t < 3 || e.values.some((e) => (e ?? 0) > 0)), [e]), a = ke(() => [
		{
			label: "p50 from plan",
			values: e.latency_p50_ms
		},
		{
			label: "p99 from plan",
			values: e.latency_p99_ms
		},
		{
			label: "p99 service",
			values: e.service_p99_ms
		}
	], [e]);
	return /* @__PURE__ */ H(x, { children: [/* @__PURE__ */ H(Ks, {
		title: `Arrivals${t}`,
		unit: "a second",
		step: n,
		lines: i
	}), /* @__PURE__ */ H(Ks, {
		title: `Latency${t}`,
		unit: "ms, ± 12 %",
		step: n,
		lines: a
	})] });
}
function dc({ s: e }) {
	let t = Object.entries(e.pools);
	return t.length === 0 ? null : /* @__PURE__ */ H("section", {
		"aria-labelledby": "pools",
		children: [/* @__PURE__ */ H("h2", {
			id: "pools",
			children: "Pools"
		}), /* @__PURE__ */ H("div", {
			class: "scroll",
			tabIndex: 0,
			role: "group",
			"aria-label": "Pools",
			children: /* @__PURE__ */ H("table", { children: [/* @__PURE__ */ H("thead", { children: /* @__PURE__ */ H("tr", { children: [
				"pool",
				"wanted",
				"opened",
				"refused",
				"lost",
				e.verdict === "running" ? "open now" : "held to the end",
				"peak",
				"connect p50 / p99",
				"ping p50 / p99"
			].map((e) => /* @__PURE__ */ H("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ H("tbody", { children: t.map(([t, n]) => /* @__PURE__ */ H("tr", { children: [
				/* @__PURE__ */ H("th", {
					scope: "row",
					children: t
				}),
				/* @__PURE__ */ H("td", { children: I(n.wanted) }),
				/* @__PURE__ */ H("td", { children: I(n.opened) }),
				/* @__PURE__ */ H("td", {
					class: n.refused > 0 ? "bad" : "",
					children: I(n.refused)
				}),
				/* @__PURE__ */ H("td", {
					class: n.lost > 0 ? "bad" : "",
					children: I(n.lost)
				}),
				/* @__PURE__ */ H("td", { children: I(e.verdict === "running" ? n.opened - n.lost : n.held_to_end) }),
				/* @__PURE__ */ H("td", { children: I(n.peak_open) }),
				/* @__PURE__ */ H("td", { children: fc(n.connect_ms) }),
				/* @__PURE__ */ H("td", { children: fc(n.ping_rtt_ms) })
			] }, t)) })] })
		})]
	});
}
function fc(e) {
	return e.count > 0 ? `${L(e.p50)} / ${L(e.p99)}` : "–";
}
function pc({ s: e }) {
	let t = Object.entries(e.loads);
	return t.length === 0 ? null : /* @__PURE__ */ H("section", {
		"aria-labelledby": "loads",
		children: [/* @__PURE__ */ H("h2", {
			id: "loads",
			children: "Loads"
		}), /* @__PURE__ */ H("div", {
			class: "scroll",
			tabIndex: 0,
			role: "group",
			"aria-label": "Loads",
			children: /* @__PURE__ */ H("table", { children: [/* @__PURE__ */ H("thead", { children: /* @__PURE__ */ H("tr", { children: [
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
			].map((e) => /* @__PURE__ */ H("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ H("tbody", { children: t.map(([e, t]) => /* @__PURE__ */ H("tr", { children: [
				/* @__PURE__ */ H("th", {
					scope: "row",
					children: e
				}),
				/* @__PURE__ */ H("td", { children: I(t.planned) }),
				/* @__PURE__ */ H("td", { children: I(t.started) }),
				/* @__PURE__ */ H("td", {
					class: t.not_started > 0 ? "bad" : "",
					children: I(t.not_started)
				}),
				/* @__PURE__ */ H("td", { children: I(t.succeeded) }),
				/* @__PURE__ */ H("td", {
					class: t.failed > 0 ? "bad" : "",
					children: I(t.failed)
				}),
				/* @__PURE__ */ H("td", { children: I(t.throttled) }),
				/* @__PURE__ */ H("td", { children: ce(t.good_per_s) }),
				/* @__PURE__ */ H("td", { children: [
					L(t.latency_ms.p50),
					" / ",
					L(t.latency_ms.p99),
					" / ",
					L(t.latency_ms.max)
				] }),
				/* @__PURE__ */ H("td", { children: L(t.service_ms.p99) })
			] }, e)) })] })
		})]
	});
}
function mc({ s: e }) {
	let t = e.generator;
	return /* @__PURE__ */ H("section", {
		"aria-labelledby": "generator",
		children: [/* @__PURE__ */ H("h2", {
			id: "generator",
			children: ["The generator", e.verdict === "running" && " so far"]
		}), /* @__PURE__ */ H("p", { children: [
			e.verdict !== "running" && (t.valid ? "Valid: " : "Not valid: "),
			"CPU ",
			ce(t.cpu_s),
			" s, memory ",
			ce(t.peak_rss_bytes / (1 << 20)),
			" MiB, late by ",
			L(t.lateness_ms.p99),
			" at p99 and ",
			L(t.lateness_ms.max),
			" at most."
		] })]
	});
}
// src/sockets.tsx
function hc({ page: e }) {
	let t = e.ends, n = ke(() => [...new Set(t.cause)], [t]), r = ke(() => {
		let n = [], r = U.value;
		for (let i = 0; i < t.cause.length; i++) Nt.value && t.cause[i] !== Nt.value || Pt.value && e.pools?.[t.pool[i]]?.name !== Pt.value || r && (t.ended_s[i] < r[0] || t.ended_s[i] > r[1]) || n.push(i);
		return n;
	}, [
		t,
		Nt.value,
		Pt.value,
		U.value
	]), i = ke(() => r.filter((e) => t.phase[e] === "open"), [r]), a = (t) => e.titles[t] ?? t, o = _c(e), s = _t(!1), c = (t, n) => {
		s.value = n, jt.value = gc(e, t);
	}, l = () => {
		jt.value = "", document.querySelector(".rows[aria-label=\"sockets\"]")?.focus();
	}, u = ke(() => /* @__PURE__ */ H("div", { children: [
		/* @__PURE__ */ H(wc, {
			title: "Silence either way",
			values: i.map((e) => t.silence_s[e])
		}),
		/* @__PURE__ */ H(wc, {
			title: "Silence of the server",
			values: i.map((e) => t.silence_received_s[e])
		}),
		/* @__PURE__ */ H(wc, {
			title: "Silence of ours",
			values: i.map((e) => t.silence_sent_s[e])
		}),
		/* @__PURE__ */ H(wc, {
			title: "Age",
			values: i.map((e) => t.age_s[e])
		}),
		/* @__PURE__ */ H(wc, {
			title: "Instant",
			values: i.map((e) => t.ended_s[e])
		})
	] }), [i]);
	return t.total === 0 ? /* @__PURE__ */ H("p", { children: "No socket was refused or lost." }) : /* @__PURE__ */ H("section", {
		"aria-labelledby": "the-sockets",
		children: [
			/* @__PURE__ */ H("h2", {
				id: "the-sockets",
				children: "Sockets that were refused or lost"
			}),
			/* @__PURE__ */ H("div", {
				class: "filters",
				children: [
					/* @__PURE__ */ H("label", { children: ["cause ", /* @__PURE__ */ H("select", {
						value: Nt.value,
						onChange: (e) => {
							Nt.value = e.currentTarget.value;
						},
						children: [/* @__PURE__ */ H("option", {
							value: "",
							children: "all"
						}), n.map((e) => /* @__PURE__ */ H("option", {
							value: e,
							children: a(e)
						}, e))]
					})] }),
					/* @__PURE__ */ H("label", { children: ["pool ", /* @__PURE__ */ H("select", {
						value: Pt.value,
						onChange: (e) => {
							Pt.value = e.currentTarget.value;
						},
						children: [/* @__PURE__ */ H("option", {
							value: "",
							children: "all"
						}), (e.pools ?? []).map((e) => /* @__PURE__ */ H("option", {
							value: e.name,
							children: e.name
						}, e.name))]
					})] }),
					U.value && /* @__PURE__ */ H("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							U.value = null;
						},
						children: [
							"From ",
							R(Math.max(0, U.value[0])),
							" to ",
							R(U.value[1]),
							": show all"
						]
					}),
					/* @__PURE__ */ H("span", {
						role: "status",
						children: [
							I(r.length),
							" of ",
							I(t.cause.length),
							t.total > t.cause.length && `, a sample of ${I(t.total)}`
						]
					})
				]
			}),
			i.length > 0 && /* @__PURE__ */ H("div", {
				class: "two",
				children: [/* @__PURE__ */ H(bc, {
					page: e,
					rows: i,
					causes: n,
					chosen: o,
					onChoose: (e) => c(e, !1)
				}), u]
			}),
			/* @__PURE__ */ H(wt, {
				label: "sockets",
				rows: r,
				chosen: o,
				onChoose: c,
				onClose: l,
				columns: [
					{
						head: "pool",
						width: "minmax(6rem,1fr)",
						cell: (n) => e.pools?.[t.pool[n]]?.name ?? ""
					},
					{
						head: "socket",
						width: "5rem",
						right: !0,
						cell: (e) => t.socket[e]
					},
					{
						head: "cause",
						width: "minmax(8rem,1.4fr)",
						cell: (e) => a(t.cause[e])
					},
					{
						head: "ended as",
						width: "minmax(8rem,1.2fr)",
						cell: (e) => t.how[e].replaceAll("_", " ") + (t.code[e] ? ` ${t.code[e]}` : "")
					},
					{
						head: "at",
						width: "6rem",
						right: !0,
						cell: (e) => R(t.ended_s[e])
					},
					{
						head: "age",
						width: "6rem",
						right: !0,
						cell: (e) => t.phase[e] === "open" ? R(t.age_s[e]) : "–"
					},
					{
						head: "silence",
						width: "6rem",
						right: !0,
						cell: (e) => t.phase[e] === "open" ? R(t.silence_s[e]) : "–"
					}
				]
			}),
			jt.value && o < 0 && /* @__PURE__ */ H("p", {
				class: "hint",
				role: "status",
				children: "The socket that the address names is not in this page."
			}),
			o >= 0 && /* @__PURE__ */ H(Vt, {
				label: `Evidence of ${gc(e, o)}`,
				byKey: s.value,
				onClose: l,
				title: /* @__PURE__ */ H(x, { children: [
					e.pools?.[t.pool[o]]?.name,
					" socket ",
					t.socket[o],
					" ",
					/* @__PURE__ */ H("a", {
						class: "unit",
						href: `#socket=${gc(e, o)}`,
						children: "link"
					})
				] }),
				children: /* @__PURE__ */ H(yc, {
					page: e,
					i: o
				})
			})
		]
	});
}
function gc(e, t) {
	let n = e.ends;
	return Mt(e.pools?.[n.pool[t]]?.name ?? "", n.socket[t], n.attempt[t], n.numbers.kind?.[t] ?? 0);
}
function _c(e) {
	let t = jt.value;
	return ke(() => {
		let n = e.ends, [r, ...i] = t.split("/"), [a, o, s] = i.map(Number), c = (e.pools ?? []).findIndex((e) => encodeURIComponent(e.name) === r);
		return n.cause.findIndex((e, t) => n.pool[t] === c && n.socket[t] === a && n.attempt[t] === o && (n.numbers.kind?.[t] ?? 0) === s);
	}, [e, t]);
}
var vc = [
	"",
	"opened again after a loss",
	"an attempt of holdfast's own after a loss",
	"a late attempt of holdfast's own after refusals"
];
function yc({ page: e, i: t }) {
	let n = e.ends, r = (e) => n.numbers[e]?.[t] ?? 0, i = (e) => n.texts[e]?.[t] ?? "", a = n.ended_s[t], o = n.phase[t] === "open", s = (e) => e.replaceAll("_", " "), c = e.summary.causes.find((r) => r.cause === n.cause[t] && r.pools.includes(e.pools?.[n.pool[t]]?.name ?? "")), l = [], u = (e, ...t) => {
		let n = t.filter((e) => e !== !1 && e !== 0 && e !== "");
		n.length > 0 && l.push([e, n]);
	}, d = (e) => `${R(a - r(e))} before the end`;
	return u("How it ended", ["ended as", s(n.how[t]) + (n.code[t] ? ` ${n.code[t]}` : "")], ["came as far as", n.phase[t]], ["ended at", R(a)], n.detail[t] && ["detail", n.detail[t]], r("partial") && ["cut", "in the middle of a frame or an answer"], i("after_close") && ["after the close frame", s(i("after_close"))], r("tls") && ["TLS", r("close_notify") ? "ended properly (close_notify)" : "not ended (no close_notify)"], r("status") && ["answer", String(r("status"))], i("server") && ["Server", i("server")], i("via") && ["Via", i("via")], i("retry_after") && ["Retry-After", i("retry_after")], i("body") && ["body", i("body")]), u("Its course", ["attempt", `${n.attempt[t]}${vc[r("kind")] ? `, ${vc[r("kind")]}` : ""}`], i("address") && ["address", `${i("address")}${r("local_port") ? `, from our port ${r("local_port")}` : ""}`], ["planned at", R(r("planned_s"))], r("prepared_s") && ["steps before", R(r("prepared_s"))], ["dialed at", R(r("attempted_s"))], r("connected_s") && ["TCP after", L((r("connected_s") - r("attempted_s")) * 1e3)], r("secured_s") && ["TLS after", L((r("secured_s") - r("connected_s")) * 1e3)], r("queued_s") && ["TLS waited for this machine", L(r("queued_s") * 1e3)], r("opened_s") && ["101 after", L((r("opened_s") - r("attempted_s")) * 1e3)]), o && (u("Its clocks", ["age", R(n.age_s[t])], ["silence either way", R(n.silence_s[t])], ["silence of the server", R(n.silence_received_s[t])], ["silence of ours", R(n.silence_sent_s[t])], r("last_app_s") && ["last message", d("last_app_s")], ["longest silence survived", `${R(r("gap_any_s"))} either way, ${R(r("gap_received_s"))} of the server, ${R(r("gap_sent_s"))} of ours`]), u("What went over it", ["messages", `${I(r("messages_sent"))} sent, ${I(r("messages_received"))} received`], ["pings", `${I(r("pings_sent"))} sent, ${I(r("pongs_received"))} answered`], r("oldest_ping_s") && ["never answered", `a ping sent ${d("oldest_ping_s")}`])), u("Its neighbours", ["at the attempt", `${I(r("open_at_attempt"))} open, ${I(r("pending_at_attempt"))} under way, ${I(r("arrivals_before"))} attempts in the second before`], ["at the end", `${I(r("open_at_end"))} open, ${I(r("arrivals_at_end"))} attempts in the second before`]), r("tcp_known") && u("What the kernel knew", ...zt([
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
	].map((e) => r(`tcp_${e}`)))), u("This machine", ["away at most", `${L(r("own_gap_s") * 1e3)} in the 10 s before`], r("kernel_lag_s") && ["read late", `the kernel had the last bytes ${L(r("kernel_lag_s") * 1e3)} earlier`]), /* @__PURE__ */ H(x, { children: [/* @__PURE__ */ H("p", {
		class: "cause",
		children: [/* @__PURE__ */ H("b", { children: e.titles[n.cause[t]] ?? s(n.cause[t]) }), c && /* @__PURE__ */ H(x, { children: [
			": ",
			c.sentence,
			" ",
			/* @__PURE__ */ H("span", {
				class: "advice",
				children: c.advice
			})
		] })]
	}), /* @__PURE__ */ H("div", {
		class: "groups",
		children: l.map(([e, t]) => /* @__PURE__ */ H("section", { children: [/* @__PURE__ */ H("h4", { children: e }), /* @__PURE__ */ H("dl", { children: t.map(([e, t]) => /* @__PURE__ */ H("div", { children: [/* @__PURE__ */ H("dt", { children: e }), /* @__PURE__ */ H("dd", { children: t })] }, e)) })] }, e))
	})] });
}
function bc({ page: e, rows: t, causes: n, chosen: r, onChoose: i }) {
	let a = Oe(null), o = Rs.value, s = e.ends, c = t.map((e) => s.age_s[e]), l = t.map((e) => s.silence_s[e]), u = Math.max(.001, Cc(c)) * 1.05, d = Math.max(.001, Cc(l)) * 1.05, f = {
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
		i.strokeStyle = Us(), i.fillStyle = Vs();
		for (let e = 0; e <= 4; e++) {
			let t = u * e / 4, n = d * e / 4;
			i.beginPath(), i.moveTo(h(t), f.top), i.lineTo(h(t), m - f.bottom), i.moveTo(f.left, g(n)), i.lineTo(p - f.right, g(n)), i.stroke(), i.textAlign = e === 4 ? "right" : "center", i.fillText(ce(t), h(t), m - f.bottom + 14), i.textAlign = "right", i.fillText(ce(n), f.left - 6, g(n) + 4);
		}
		i.textAlign = "center", i.fillText("age, s", (f.left + p - f.right) / 2, m - 4), i.save(), i.translate(11, (f.top + m - f.bottom) / 2), i.rotate(-Math.PI / 2), i.fillText("silence before the end, s", 0, 0), i.restore(), i.globalAlpha = t.length > 2e3 ? .35 : .7, t.forEach((e, t) => {
			let r = n.indexOf(s.cause[e]);
			i.fillStyle = i.strokeStyle = zs(r), xc(i, r, h(c[t]), g(l[t]));
		}), i.globalAlpha = 1, r >= 0 && s.phase[r] === "open" && (i.strokeStyle = Vs(), i.lineWidth = 2, i.beginPath(), i.arc(h(s.age_s[r]), g(s.silence_s[r]), 7, 0, 7), i.stroke());
	};
	return De(() => {
		p();
		let e = new ResizeObserver(p);
		return a.current && e.observe(a.current), () => e.disconnect();
	}, [
		t,
		o,
		r
	]), /* @__PURE__ */ H("figure", { children: [/* @__PURE__ */ H("canvas", {
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
		"aria-label": `${I(t.length)} ends, silence before the end against age. The table below has each of them.`
	}), /* @__PURE__ */ H("figcaption", { children: n.filter((e) => t.some((t) => s.cause[t] === e)).map((t) => /* @__PURE__ */ H("span", {
		class: "key",
		children: [
			/* @__PURE__ */ H(Sc, { n: n.indexOf(t) }),
			" ",
			e.titles[t] ?? t
		]
	}, t)) })] });
}
function xc(e, t, n, r) {
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
function Sc({ n: e }) {
	return /* @__PURE__ */ H("span", {
		"aria-hidden": "true",
		style: { color: zs(e) },
		children: [
			"●",
			"■",
			"▲",
			"✕"
		][e % 4]
	});
}
function Cc(e) {
	return e.reduce((e, t) => Math.max(e, t), 0);
}
function wc({ title: e, values: t }) {
	let n = Math.max(1e-6, Cc(t)), r = Array(40).fill(0);
	for (let e of t) r[Math.min(39, Math.floor(e / n * 39.999))]++;
	let i = Cc(r), a = [...t].sort((e, t) => e - t), o = a[a.length >> 1] ?? 0, s = a.map((e) => Math.abs(e - o)).sort((e, t) => e - t)[a.length >> 1] ?? 0, c = `${e}: median ${R(o)}, spread ${R(s)}`;
	return /* @__PURE__ */ H("figure", {
		class: "histogram",
		children: [/* @__PURE__ */ H("figcaption", { children: c }), /* @__PURE__ */ H("svg", {
			viewBox: "0 0 400 36",
			preserveAspectRatio: "none",
			role: "img",
			"aria-label": c,
			children: r.map((e, t) => e > 0 && /* @__PURE__ */ H("rect", {
				x: t * 10,
				y: 36 - Math.max(1.5, e / i * 36),
				width: "9",
				height: Math.max(1.5, e / i * 36)
			}, t))
		})]
	});
}
// src/main.tsx
function Tc() {
	return fn.value ? /* @__PURE__ */ H(Mc, { page: fn.value }) : /* @__PURE__ */ H("main", { children: /* @__PURE__ */ H("p", {
		role: "status",
		children: q.value === "refused" ? Ec : q.value === "lost" ? `${Dc} Trying again …` : q.value === "none" ? "" : "Waiting for the run …"
	}) });
}
var Ec = "The key of this run is missing, or it is that of another run: open the address that holdfast printed.", Dc = "Connection lost: the run's process has ended, or cannot be reached.";
function Oc({ page: e }) {
	let t = e.live;
	if (!t) return null;
	let n = q.value === "lost" || q.value === "refused", r = `This is how the run was at ${R(Math.floor(t.at_s))}.`, i = [
		q.value === "lost" && `${Dc} ${r} Trying again …`,
		q.value === "refused" && `Connection lost: another run is at this address now. ${r}`,
		!n && t.state === "judging" && "The run is over; its causes are being named.",
		!n && t.state !== "judging" && (t.state === "stopping" || pn.value) && "Stopping …",
		t.missed > 0 && `The page was too slow for ${I(t.missed)} reports of the run: it has gaps until the end.`
	].filter((e) => e).join(" ");
	return /* @__PURE__ */ H("p", {
		role: "status",
		class: `going${n ? " away" : ""}`,
		children: i
	});
}
function kc({ page: e }) {
	return e.live?.state !== "running" || q.value !== "live" || pn.value ? null : /* @__PURE__ */ H("button", {
		type: "button",
		class: "stop",
		onClick: () => {
			confirm("Stop this run? It ends as with Ctrl-C: the record and the summary are written.") && bn();
		},
		children: "Stop the run"
	});
}
function Ac({ page: e }) {
	let t = mn.value, n = (e.live?.kept ?? 0) - t.kept;
	return !e.live || e.live.kept === 0 ? null : /* @__PURE__ */ H("p", {
		class: "hint",
		children: [
			"The latest ",
			I(t.loaded),
			" of ",
			I(t.matched),
			" that match.",
			t.loaded < t.matched && /* @__PURE__ */ H("button", {
				type: "button",
				class: "quiet",
				onClick: () => {
					jn(!0);
				},
				children: "More"
			}),
			n > 0 && /* @__PURE__ */ H("button", {
				type: "button",
				class: "quiet",
				onClick: () => {
					jn(!1);
				},
				children: [I(n), " new: look again"]
			})
		]
	});
}
var jc = {
	pass: "✓ PASS",
	fail: "✗ FAIL",
	invalid: "? INVALID",
	running: "● RUNNING"
};
function Mc({ page: e }) {
	let t = e.summary, n = t.run, r = n.target.twin ? `the embedded twin (${n.target.twin})` : [n.target.ws, n.target.http].filter((e) => e).join(" and ");
	return /* @__PURE__ */ H(x, { children: [/* @__PURE__ */ H("header", {
		class: "top",
		children: [
			/* @__PURE__ */ H("p", {
				class: `verdict ${t.verdict}`,
				children: jc[t.verdict]
			}),
			/* @__PURE__ */ H("div", { children: [/* @__PURE__ */ H("h1", { children: n.scenario || "run" }), /* @__PURE__ */ H("p", {
				class: "unit",
				children: [
					n.id,
					" · ",
					new Date(n.started).toISOString().slice(0, 19).replace("T", " "),
					" UTC · ",
					e.live ? `${R(Math.floor(e.live.at_s))} of ${R(e.live.duration_s)}` : R(n.duration_s),
					" · seed ",
					n.seed,
					" · against ",
					r || n.target.addresses.join(", "),
					n.interrupted && " · interrupted",
					n.aborted_by && ` · ended by ${n.aborted_by}`,
					" · holdfast ",
					n.version
				]
			})] }),
			/* @__PURE__ */ H(kc, { page: e })
		]
	}), /* @__PURE__ */ H("main", { children: [
		/* @__PURE__ */ H(Oc, { page: e }),
		/* @__PURE__ */ H("div", {
			role: "tablist",
			"aria-label": "Views",
			class: "tabs",
			onKeyDown: (e) => {
				let t = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
				t !== 0 && (kt.value = Et[(Et.findIndex(([e]) => e === kt.value) + t + Et.length) % Et.length][0], document.getElementById(`tab-${kt.value}`)?.focus());
			},
			children: Et.map(([e, t]) => /* @__PURE__ */ H("button", {
				type: "button",
				role: "tab",
				id: `tab-${e}`,
				"aria-selected": kt.value === e,
				"aria-controls": "view",
				tabIndex: kt.value === e ? 0 : -1,
				onClick: () => {
					kt.value = e;
				},
				children: t
			}, e))
		}),
		/* @__PURE__ */ H("div", {
			id: "view",
			role: "tabpanel",
			"aria-labelledby": `tab-${kt.value}`,
			children: [
				kt.value === "overview" && /* @__PURE__ */ H(tc, { page: e }),
				kt.value === "sockets" && /* @__PURE__ */ H(hc, { page: e }),
				kt.value === "interactions" && /* @__PURE__ */ H(x, { children: [/* @__PURE__ */ H(Qt, { page: e }), /* @__PURE__ */ H(Ac, { page: e })] })
			]
		})
	] })] });
}
var Nc = document.getElementById("page");
try {
	let e = gn();
	Nc.replaceChildren(), F(/* @__PURE__ */ H(Tc, {}), Nc), await e;
} catch (e) {
	Nc.textContent = `This page cannot be shown: ${e instanceof Error ? e.message : String(e)}`;
}
